package dev.parley.tls;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.ProtocolException;

/** Bounds what a peer may make this side do for nothing, where the protocol itself sets no bound. */
final class FloodGuard {
    /** So many messages in a row may come that carry nothing: warnings, empty records, ignored requests. */
    private static final int MAX_IDLE = 32;
    /** One is needed in TLS 1.2, one or two are customary in TLS 1.3 (RFC 9846 appendix E.4); in the whole connection. */
    private static final int MAX_CHANGE_CIPHER_SPECS = 32;
    /** So many changes of the peer's keys may come in a row without data between; a handshake has up to three. */
    private static final int MAX_KEY_CHANGES = 32;

    private int idle;
    private int changeCipherSpecs;
    private int keyChanges;

    /** A record with content of the type came. */
    void record(int contentType) {
        if (contentType == ContentType.CHANGE_CIPHER_SPEC.code()) {
            changeCipherSpecs++;
        }
    }

    /** Data came. */
    void data(int length) {
        if (length == 0) {
            idle++;
        } else {
            idle = 0;
            keyChanges = 0;
        }
    }

    /** A message came that carries nothing. */
    void idle() {
        idle++;
    }

    /** The peer changed its keys. */
    void keyChange() {
        keyChanges++;
    }

    /** Throws {@code unexpected_message} if it was too much. */
    void check() throws ProtocolException {
        refuse(idle > MAX_IDLE, "messages that carry nothing");
        refuse(changeCipherSpecs > MAX_CHANGE_CIPHER_SPECS, "change_cipher_spec records");
        refuse(keyChanges > MAX_KEY_CHANGES, "key changes without data");
    }

    private static void refuse(boolean tooMany, String what) throws ProtocolException {
        if (tooMany) {
            throw new ProtocolException(AlertDescription.UNEXPECTED_MESSAGE, "too many " + what);
        }
    }
}
