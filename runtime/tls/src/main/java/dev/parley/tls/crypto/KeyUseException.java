package dev.parley.tls.crypto;

/** A key cannot do what it is asked for: wrong kind, unusable numbers, or its token refused. */
public final class KeyUseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal explained by {@code reason}. */
    public KeyUseException(String reason) {
        super(reason);
    }

    /** A refusal explained by {@code reason} and its cause. */
    public KeyUseException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
