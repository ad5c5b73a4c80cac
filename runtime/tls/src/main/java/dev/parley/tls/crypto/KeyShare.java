package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/**
 * An ephemeral key pair: a public share for the peer, and a private half that never leaves the object. It serves
 * one handshake; the arithmetic of some bindings relies on that.
 */
public interface KeyShare extends AutoCloseable {
    /** The group of the key pair. */
    AgreementGroup group();

    /** The public half as it is on the wire. */
    Bytes publicShare();

    /**
     * The secret shared with the owner of {@code peerShare}; the caller's to wipe. In a hybrid group the peer must have
     * answered this share.
     *
     * @throws BadShareException if the share has the wrong length or form, is no element of the group (RFC 8422
     *     section 5.11, RFC 9846 section 4.3.8.1), or leads to an all-zero secret on a curve of RFC 7748 (section 6)
     * @throws IllegalStateException if the key was closed
     */
    Secret agree(Bytes peerShare) throws BadShareException;

    /** Drops the private half, and wipes it where the binding keeps it in bytes. */
    @Override
    void close();
}
