package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/**
 * A key pair whose private half is a number of Bouncy Castle's, which can be dropped but not wiped.
 *
 * @param <K> the private half
 */
abstract class NumberShare<K> implements KeyShare {
    private final AgreementGroup group;
    private final Bytes publicShare;
    private K privateKey;

    NumberShare(AgreementGroup group, K privateKey, byte[] publicShare) {
        this.group = group;
        this.privateKey = privateKey;
        this.publicShare = Bytes.wrap(publicShare);
    }

    /** The secret behind both shares. */
    abstract Secret agree(K own, Bytes peerShare) throws BadShareException;

    @Override
    public final AgreementGroup group() {
        return group;
    }

    @Override
    public final Bytes publicShare() {
        return publicShare;
    }

    @Override
    public final Secret agree(Bytes peerShare) throws BadShareException {
        if (privateKey == null) {
            throw new IllegalStateException("this key was destroyed");
        }
        return agree(privateKey, peerShare);
    }

    @Override
    public final void close() {
        privateKey = null;
    }
}
