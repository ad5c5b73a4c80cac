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

    /**
     * Refuses to answer before something is there.
     *
     * @throws IllegalStateException if it is not
     */
    protected static void requireAvailable(boolean condition, String what, String needed) {
        if (!condition) {
            throw new IllegalStateException(what + " needs " + needed + ", which is not there");
        }
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

    /** A message, frame included, up to its last bytes. */
    protected static Bytes truncated(Bytes frame, int rest) {
        return frame.slice(0, frame.length() - rest);
    }

    /** The same where the last bytes are the end of an extension, which must then be the last of the message. */
    protected static Bytes truncated(Bytes frame, int rest, Iterable<? extends CodePoint> types, CodePoint extension,
            CodePoint alert) throws ProtocolException {
        CodePoint last = null;
        for (CodePoint type : types) {
            last = type;
        }
        require(extension.equals(last), alert, extension.label() + " is not the last extension");
        return truncated(frame, rest);
    }

    /**
     * Bytes in place of a draft of them, whose length was made use of.
     *
     * @throws IllegalStateException if they are not as long
     */
    protected static Bytes sameLength(Bytes draft, Bytes bytes) {
        if (draft.length() != bytes.length()) {
            throw new IllegalStateException("drafted with " + draft.length() + " bytes, but there are " + bytes.length());
        }
        return bytes;
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
