package dev.parley.tests.matrix.peer;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import java.util.List;

/** The suites of TLS 1.2, which is what the matrix runs. */
public final class Tls12Suites {
    private Tls12Suites() {
    }

    /** All that are registered, in the order of the specification. */
    public static List<CipherSuite> all() {
        return CipherSuite.registered().stream().filter(suite -> suite.keyExchange() != KeyExchangeAlgorithm.SEPARATE)
                .toList();
    }
}
