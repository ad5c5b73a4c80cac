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

    void hold(KeyShare own) {
        share = own;
    }

    Optional<KeyShare> share() {
        return Optional.ofNullable(share);
    }

    void hold(Secret chosen) {
        premaster = chosen;
    }

    Optional<Secret> premaster() {
        return Optional.ofNullable(premaster);
    }

    @Override
    public void close() {
        if (share != null) {
            share.close();
        }
        if (premaster != null) {
            premaster.close();
        }
    }
}
