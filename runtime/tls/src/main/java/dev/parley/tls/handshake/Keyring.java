package dev.parley.tls.handshake;

import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

/** The private halves that this side holds during one handshake. */
final class Keyring implements AutoCloseable {
    private Credentials credentials;
    private KeyShare share;
    private Secret premaster;
    private boolean closed;

    void use(Credentials chosen) {
        credentials = chosen;
    }

    Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /** The private key for a public one, if it is ours. */
    Optional<PrivateKey> privateKeyOf(PublicKey key) {
        return credentials().filter(c -> c.certificate().getPublicKey().equals(key)).map(Credentials::privateKey);
    }

    synchronized void hold(KeyShare own) {
        share = own;
        wipeIfClosed();
    }

    /** The key share, which is the caller's from now on: it serves one agreement. */
    synchronized Optional<KeyShare> takeShare() {
        Optional<KeyShare> own = Optional.ofNullable(share);
        share = null;
        return own;
    }

    synchronized void hold(Secret chosen) {
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
        if (closed && share != null) {
            share.close();
        }
        if (closed && premaster != null) {
            premaster.close();
        }
    }
}
