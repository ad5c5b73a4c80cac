package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.matrix.peer.Known;
import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.AuthenticationKey;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.testing.KeyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Suites, groups and kinds of key: each of them, their combinations, and much data under them. */
final class SuiteCells {
    private static final NamedGroup GROUP = NamedGroup.SECP256R1;
    private static final byte[] FEW = Bulk.digits(2, 1000);

    private SuiteCells() {
    }

    /** Every cipher suite. */
    static List<Cell> suites(Setup setup) {
        return Known.suites(setup.version()).stream().map(SuiteCells::typical)
                .map(c -> cell(c.suite().label(), setup, c, FEW)).toList();
    }

    /** Every group. */
    static List<Cell> groups(Setup setup) {
        CipherSuite suite = suite(setup, KeyKind.P256);
        return Known.groups(setup.version()).stream().map(group -> cell(group.label(), setup,
                new Combination(suite, Optional.of(group), KeyKind.P256), FEW)).toList();
    }

    /** Every kind of key of a server. */
    static List<Cell> serverKeys(Setup setup) {
        return Setup.KEYS.stream().map(key -> cell(key.toString(), setup,
                new Combination(suite(setup, key), Optional.of(GROUP), key), FEW)).toList();
    }

    /** One that takes any group, and that key. */
    private static CipherSuite suite(Setup setup, KeyKind key) {
        return setup.version() == TlsVersion.TLS13 ? CipherSuite.TLS_AES_128_GCM_SHA256
                : key == KeyKind.RSA_2048 ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
                : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
    }

    /** Every suite with every group and every kind of key. */
    static List<Cell> combinations(Setup setup) {
        return (setup.everything() ? Combination.all(setup.version()) : Combination.representatives(setup.version())).stream()
                .map(c -> cell(c.toString(), setup, c, FEW)).toList();
    }

    /** 10 MiB each way under every suite, or at least under every algorithm that protects them; one is for a taste. */
    static List<Cell> transfers(Setup setup) {
        Set<Object> protectedBy = new HashSet<>();
        Stream<CipherSuite> suites = Known.suites(setup.version()).stream()
                .filter(suite -> Profile.isFull() || protectedBy.add(suite.aead()));
        // GnuTLS's client takes half a minute for it: it writes to its output byte by byte.
        return suites.limit(setup.everything() ? Long.MAX_VALUE : 1).map(SuiteCells::typical)
                .map(c -> cell(c.suite().label(), setup, c, Bulk.digits(3, Bulk.LARGE))).toList();
    }

    private static Combination typical(CipherSuite suite) {
        return new Combination(suite,
                suite.keyExchange() == KeyExchangeAlgorithm.RSA ? Optional.empty() : Optional.of(GROUP),
                suite.authentication() == AuthenticationKey.RSA_KEY ? KeyKind.RSA_2048 : KeyKind.P256);
    }

    private static Cell cell(String name, Setup setup, Combination combination, byte[] data) {
        return new Cell(name, () -> {
            PeerSetting theirs = setup.theirs().suites(List.of(combination.suite())).groups(groups(combination));
            if (setup.againstServer()) {
                theirs.identity(combination.server());
            }
            return new Cell.Attempt(theirs,
                    (setup.againstServer() ? combination.client() : combination.serverConfig()).build(), data,
                    outcome -> check(setup, combination, data, outcome));
        });
    }

    /** The group first, then what certificates need: the server's, and with some peers its issuer's. */
    private static List<NamedGroup> groups(Combination combination) {
        return Stream.concat(combination.withCurve().stream(), Stream.of(NamedGroup.SECP256R1)).distinct().toList();
    }

    private static void check(Setup setup, Combination combination, byte[] data, Outcome outcome) {
        ConnectionInfo info = Checks.talked(outcome, data);
        assertEquals(combination.suite(), info.suite());
        assertEquals(combination.group(), info.group());
        assertEquals(combination.group().isPresent(), info.scheme().isPresent());
        if (setup.againstServer()) {
            assertEquals(combination.server().certificate(), info.peerCertificates().get(0));
        }
    }
}
