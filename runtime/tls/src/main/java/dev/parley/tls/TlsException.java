package dev.parley.tls;

import dev.parley.tls.spec.AlertDescription;
import java.io.IOException;
import java.util.Optional;

/** The end of a connection by an alert, or by the peer's silence; nothing more can be sent or received. */
public final class TlsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient AlertDescription alert;
    private final boolean fromPeer;

    private TlsException(AlertDescription alert, boolean fromPeer, String message, Throwable cause) {
        super(message, cause);
        this.alert = alert;
        this.fromPeer = fromPeer;
    }

    /** This side refused what came, or failed, and sent the alert. */
    static TlsException sent(AlertDescription alert, String reason, Throwable cause) {
        return new TlsException(alert, false, alert.label() + ": " + reason, cause);
    }

    /** The peer sent the alert. */
    static TlsException received(AlertDescription alert) {
        return new TlsException(alert, true, "the peer sent " + alert.label(), null);
    }

    /** The peer's bytes ended without close_notify (RFC 5246 section 7.2.1: a truncation attack cannot be excluded). */
    static TlsException truncated(String reason) {
        return new TlsException(null, true, reason, null);
    }

    /** The same end seen again by a later call, with that call's own stack trace. */
    TlsException again() {
        return new TlsException(alert, fromPeer, getMessage(), this);
    }

    /** The alert that was sent or received; absent if the peer just vanished. */
    public Optional<AlertDescription> alert() {
        return Optional.ofNullable(alert);
    }

    /** Whether the peer ended the connection. */
    public boolean isFromPeer() {
        return fromPeer;
    }
}
