package dev.parley.wire;

import java.util.Objects;

/**
 * The peer, or this side, broke the protocol; {@link #alert} names the alert that answers it. A machine
 * that throws it is closed.
 */
public class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CodePoint alert;

    /** A violation answered by {@code alert}, explained by {@code reason}. */
    public ProtocolException(CodePoint alert, String reason) {
        super(reason);
        this.alert = Objects.requireNonNull(alert, "alert");
    }

    /** A violation answered by {@code alert}, explained by {@code reason} and its cause. */
    public ProtocolException(CodePoint alert, String reason, Throwable cause) {
        super(reason, cause);
        this.alert = Objects.requireNonNull(alert, "alert");
    }

    /** The alert that answers the violation. */
    public CodePoint alert() {
        return alert;
    }
}
