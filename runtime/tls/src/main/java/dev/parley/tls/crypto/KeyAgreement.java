package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/**
 * Agrees on a secret between the side that generates first and the side that responds to its share. A
 * Diffie-Hellman group is symmetric, so both may {@link #generate}; a KEM responds by encapsulation.
 */
public interface KeyAgreement {
    /** Whether the binding knows the group. */
    boolean supports(AgreementGroup group);

    /**
     * A fresh key pair.
     *
     * @throws IllegalArgumentException if the group is not supported
     */
    KeyShare generate(AgreementGroup group);

    /**
     * Answers the share of the side that generated first. A hybrid group encapsulates to it, so that only this method
     * makes its answer: a share that was generated is not one.
     *
     * @throws BadShareException if the peer's share must be refused
     * @throws IllegalArgumentException if the group is not supported
     */
    default Response respond(AgreementGroup group, Bytes peerShare) throws BadShareException {
        try (KeyShare own = generate(group)) {
            return new Response(own.publicShare(), own.agree(peerShare));
        }
    }

    /**
     * What the responder sends and what it then knows.
     *
     * @param publicShare the bytes for the peer
     * @param secret the shared secret, the caller's to wipe
     */
    record Response(Bytes publicShare, Secret secret) {}
}
