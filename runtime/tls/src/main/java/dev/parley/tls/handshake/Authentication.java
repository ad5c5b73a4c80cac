package dev.parley.tls.handshake;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.spec.AuthenticationKey;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.tls12.ClientCertificateType;
import java.security.Key;

/** Which keys authenticate the server in which suites (RFC 5246 section 7.4.2, RFC 8422 section 2). */
public final class Authentication {
    private Authentication() {
    }

    /** Whether the key is of the kind that the suite asks for; ECDSA suites also take EdDSA keys (RFC 8422 section 2.2). */
    static boolean fits(CipherSuite suite, Key key) {
        return Keys.typeOf(key).filter(type -> fits(suite, type)).isPresent();
    }

    /** The kind of client certificate that a key needs (RFC 5246 section 7.4.4); RFC 8422 section 5.5: also for EdDSA. */
    static ClientCertificateType certificateType(KeyType type) {
        return switch (type) {
            case RSA, RSA_PSS -> ClientCertificateType.RSA_SIGN;
            case EC, ED25519, ED448 -> ClientCertificateType.ECDSA_SIGN;
        };
    }

    /**
     * The same for the kind of a key. "In TLS 1.2, RSASSA-PSS is used with RSA cipher suites" (RFC 9846 section 4.3.3), but
     * a key that is restricted to it decrypts no premaster secret. The suites of TLS 1.3 go with every kind.
     */
    public static boolean fits(CipherSuite suite, KeyType type) {
        boolean transport = suite.keyExchange() == KeyExchangeAlgorithm.RSA;
        if (suite.authentication() == AuthenticationKey.ANY_KEY) {
            return true;
        }
        return switch (type) {
            case RSA -> suite.authentication() == AuthenticationKey.RSA_KEY;
            case RSA_PSS -> suite.authentication() == AuthenticationKey.RSA_KEY && !transport;
            case EC, ED25519, ED448 -> suite.authentication() == AuthenticationKey.EC_KEY;
        };
    }
}
