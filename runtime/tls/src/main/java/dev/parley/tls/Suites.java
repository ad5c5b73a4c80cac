package dev.parley.tls;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import java.util.Comparator;
import java.util.List;

/** Which cipher suites go with which version, and which ones are the default. */
final class Suites {
    private Suites() {
    }

    /** Those with forward secrecy, newest version first, else in the order of the specification. */
    static List<CipherSuite> ephemeral() {
        return CipherSuite.registered().stream()
                .filter(suite -> suite.keyExchange() != KeyExchangeAlgorithm.RSA)
                .sorted(Comparator.comparing(Suites::version).reversed())
                .toList();
    }

    /** Those of a list that may be negotiated in a version, in its order. */
    static List<CipherSuite> of(TlsVersion version, List<CipherSuite> suites) {
        return suites.stream().filter(suite -> suite.isRegistered() && version(suite) == version).toList();
    }

    /** The only version of a registered suite: since RFC 9846 a suite does not tell the key exchange. */
    static TlsVersion version(CipherSuite suite) {
        return switch (suite.keyExchange()) {
            case RSA, EC_DIFFIE_HELLMAN -> TlsVersion.TLS12;
            default -> TlsVersion.TLS13;
        };
    }
}
