package dev.parley.tls.handshake;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.spec.CipherSuite;
import java.security.Key;

/** Which keys authenticate the server in which suites (RFC 5246 section 7.4.2, RFC 8422 section 2). */
final class Authentication {
    private Authentication() {
    }

    /** Whether the key is of the kind that the suite asks for; ECDSA suites also take EdDSA keys (RFC 8422 section 2.2). */
    static boolean fits(CipherSuite suite, Key key) {
        return Keys.typeOf(key).filter(type -> fits(suite, type)).isPresent();
    }

    static boolean fits(CipherSuite suite, KeyType type) {
        return switch (suite.authentication()) {
            case RSA_KEY -> type == KeyType.RSA;
            case EC_KEY -> type == KeyType.EC || type == KeyType.ED25519;
        };
    }
}
