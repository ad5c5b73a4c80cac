package dev.parley.tls.handshake;

import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The private halves that this side holds during one handshake. */
final class Keyring implements AutoCloseable {
    private final Map<AgreementGroup, KeyShare> shares = new EnumMap<>(AgreementGroup.class);
    private SigningIdentity identity;
    private Secret agreed;
    private Secret premaster;
    private boolean closed;

    void use(SigningIdentity chosen) {
        identity = chosen;
    }

    /** What this side shows; absent if it shows nothing. */
    Optional<SigningIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** The private key for a public one, if it is ours. Objects of several makers may stand for the same key. */
    Optional<PrivateKey> privateKeyOf(PublicKey key) {
        return identity().filter(own -> Arrays.equals(own.publicKey().getEncoded(), key.getEncoded()))
                .map(SigningIdentity::privateKey);
    }

    /** Holds a key share, instead of another one of its group. */
    synchronized void hold(KeyShare own) {
        close(shares.put(own.group(), own));
        wipeIfClosed();
    }

    /** The key share of a group, which is the caller's from now on: it serves one agreement. */
    synchronized Optional<KeyShare> takeShare(AgreementGroup group) {
        return Optional.ofNullable(shares.remove(group));
    }

    /** Wipes the key shares that are not needed any more. */
    synchronized void dropShares() {
        shares.values().forEach(Keyring::close);
        shares.clear();
    }

    /** Holds the secret that answering the peer's share has given. */
    synchronized void holdAgreed(Secret secret) {
        agreed = secret;
        wipeIfClosed();
    }

    /** That secret, which is the caller's from now on. */
    synchronized Optional<Secret> takeAgreed() {
        Optional<Secret> secret = Optional.ofNullable(agreed);
        agreed = null;
        return secret;
    }

    synchronized void holdPremaster(Secret chosen) {
        premaster = chosen;
        wipeIfClosed();
    }

    /** The premaster secret that this side chose, which is the caller's from now on. */
    synchronized Optional<Secret> takePremaster() {
        Optional<Secret> chosen = Optional.ofNullable(premaster);
        premaster = null;
        return chosen;
    }

    /** Wipes what it holds, and what a task that still runs gives it later. */
    @Override
    public synchronized void close() {
        closed = true;
        wipeIfClosed();
    }

    private void wipeIfClosed() {
        if (closed) {
            dropShares();
            close(agreed);
            close(premaster);
        }
    }

    private static void close(KeyShare share) {
        if (share != null) {
            share.close();
        }
    }

    private static void close(Secret secret) {
        if (secret != null) {
            secret.close();
        }
    }
}
