package dev.parley.wire;

import java.util.Set;

/** What generated code says in almost every line: conditions, absent values, and the end of secrets. */
abstract class Rules {
    Rules() {}

    /** Answers a false condition. */
    protected static void require(boolean condition, CodePoint alert, String what) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(alert, what);
        }
    }

    /** The value, or the alert that answers its absence. */
    protected static <T> T defined(T value, CodePoint alert, String what) throws ProtocolException {
        require(value != null, alert, what);
        return value;
    }

    /** Answers an extension that was neither offered nor needs an offer. */
    protected static void requireOffered(Set<? extends CodePoint> answered, Set<? extends CodePoint> offered,
            Set<? extends CodePoint> free, CodePoint alert) throws ProtocolException {
        for (CodePoint type : answered) {
            require(offered.contains(type) || free.contains(type), alert, type.label() + " was not offered");
        }
    }

    /** Answers an extension that is known, but has no body in the message that it came in. */
    protected static void requirePlaced(Set<? extends CodePoint> present, Set<? extends CodePoint> misplaced,
            CodePoint alert) throws ProtocolException {
        for (CodePoint type : present) {
            require(!misplaced.contains(type), alert, type.label() + " has no place here");
        }
    }

    /** Wipes a secret, if there is one; what remains is nothing. */
    protected static Secret wiped(Secret secret) {
        if (secret != null) {
            secret.close();
        }
        return null;
    }

    /** Wipes a secret in favour of another one. */
    protected static Secret replaced(Secret former, Secret secret) {
        wiped(former);
        return secret;
    }
}
