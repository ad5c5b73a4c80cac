package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.matrix.peer.Tls12Suites;
import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.certificate.PeerRole;
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
    static List<Cell> suites(PeerRole peer, boolean everything) {
        return Tls12Suites.all().stream().map(SuiteCells::typical)
                .map(c -> cell(c.suite().label(), peer, c, FEW)).toList();
    }

    /** Every group. */
    static List<Cell> groups(PeerRole peer, boolean everything) {
        return Settings.GROUPS.stream().map(group -> cell(group.label(), peer, new Combination(
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, Optional.of(group), KeyKind.P256), FEW)).toList();
    }

    /** Every kind of key of a server. */
    static List<Cell> serverKeys(PeerRole peer, boolean everything) {
        return Settings.KEYS.stream().map(key -> cell(key.toString(), peer, new Combination(key == KeyKind.RSA_2048
                ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
                : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, Optional.of(GROUP), key), FEW)).toList();
    }

    /** Every suite with every group and every kind of key. */
    static List<Cell> combinations(PeerRole peer, boolean everything) {
        return (everything ? Combination.all() : Combination.representatives()).stream()
                .map(c -> cell(c.toString(), peer, c, FEW)).toList();
    }

    /** 10 MiB each way under every suite, or at least under every algorithm that protects them. */
    static List<Cell> transfers(PeerRole peer, boolean everything) {
        Set<Object> protectedBy = new HashSet<>();
        Stream<CipherSuite> suites = Tls12Suites.all().stream()
                .filter(suite -> Profile.isFull() || protectedBy.add(suite.aead()));
        return suites.map(SuiteCells::typical)
                .map(c -> cell(c.suite().label(), peer, c, Bulk.digits(3, Bulk.LARGE))).toList();
    }

    private static Combination typical(CipherSuite suite) {
        return new Combination(suite,
                suite.keyExchange() == KeyExchangeAlgorithm.RSA ? Optional.empty() : Optional.of(GROUP),
                suite.authentication() == AuthenticationKey.RSA_KEY ? KeyKind.RSA_2048 : KeyKind.P256);
    }

    private static Cell cell(String name, PeerRole peer, Combination combination, byte[] data) {
        return new Cell(name, () -> {
            PeerSetting theirs = PeerSetting.of(peer).suites(List.of(combination.suite())).groups(groups(combination));
            if (peer == PeerRole.SERVER) {
                theirs.identity(combination.server());
            }
            return new Cell.Attempt(theirs,
                    (peer == PeerRole.SERVER ? combination.client() : combination.serverConfig()).build(), data,
                    outcome -> check(peer, combination, data, outcome));
        });
    }

    /** The group first, then what certificates need: the server's, and with some peers its issuer's. */
    private static List<NamedGroup> groups(Combination combination) {
        return Stream.concat(combination.offered().stream(), Stream.of(NamedGroup.SECP256R1)).distinct().toList();
    }

    private static void check(PeerRole peer, Combination combination, byte[] data, Outcome outcome) {
        ConnectionInfo info = Checks.talked(outcome, data);
        assertEquals(combination.suite(), info.suite());
        assertEquals(combination.group(), info.group());
        assertEquals(combination.group().isPresent(), info.scheme().isPresent());
        if (peer == PeerRole.SERVER) {
            assertEquals(combination.server().certificate(), info.peerCertificates().get(0));
        }
    }
}
