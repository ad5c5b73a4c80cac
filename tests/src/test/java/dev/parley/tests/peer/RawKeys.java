package dev.parley.tests.peer;

import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.certificate.PinnedRawKeys;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.testing.KeyKind;
import java.security.KeyPair;
import java.util.stream.Stream;

/** Raw public keys (RFC 7250). */
public final class RawKeys {
    private RawKeys() {
    }

    /** A fresh key of a kind. */
    public static RawKeyCredentials generate(KeyKind kind) {
        KeyPair pair = kind.generate();
        try {
            return RawKeyCredentials.of(pair.getPublic(), pair.getPrivate());
        } catch (CertificateLoadException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Believes these keys. */
    public static PinnedRawKeys pinned(RawKeyCredentials... owners) {
        return PinnedRawKeys.of(Stream.of(owners).map(RawKeyCredentials::publicKey).toList());
    }
}
