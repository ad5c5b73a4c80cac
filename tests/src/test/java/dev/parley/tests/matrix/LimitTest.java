package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.ParleyPeer;
import dev.parley.tests.matrix.peer.Report;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the matrix expects is really asked for: it fails where a peer does something else, and where it can after all. */
class LimitTest {
    private static final Setup SETUP = new Setup(TlsVersion.TLS13, PeerRole.SERVER, false);
    private static final Cell CELL = ExtensionCells.full(SETUP).get(0);
    private static final Limit LIMIT = new Limit(Pattern.compile("peer 1\\."), Set.of(TlsVersion.TLS13),
            Set.of(PeerRole.SERVER), Set.of(Feature.GROUPS), Pattern.compile("x.*"), Optional.of(Pattern.compile("no \\w+")), "it is old");

    private static boolean holds(TlsVersion version, PeerRole role, Feature feature, String cell, String peer) {
        return LIMIT.holds(new Place(version, "peer", role, feature), new Cell(cell, () -> null), peer);
    }

    @Test
    void aLimitIsForItsPlaceAndTheVersionsOfItsPeer() {
        assertTrue(holds(TlsVersion.TLS13, PeerRole.SERVER, Feature.GROUPS, "x448", "peer 1.9"));
        assertFalse(holds(TlsVersion.TLS13, PeerRole.SERVER, Feature.GROUPS, "x448", "peer 2.0"));
        assertFalse(holds(TlsVersion.TLS13, PeerRole.SERVER, Feature.GROUPS, "secp256r1", "peer 1.9"));
        assertFalse(holds(TlsVersion.TLS13, PeerRole.SERVER, Feature.TICKET, "x448", "peer 1.9"));
        assertFalse(holds(TlsVersion.TLS13, PeerRole.CLIENT, Feature.GROUPS, "x448", "peer 1.9"));
        assertFalse(holds(TlsVersion.TLS12, PeerRole.SERVER, Feature.GROUPS, "x448", "peer 1.9"));
    }

    @Test
    void thePeerMustSayThatItCannot() {
        assertEquals("no x448", LIMIT.confirm(() -> {
            throw new AssertionError("there is no x448 here");
        }));
        assertThrows(AssertionError.class, () -> LIMIT.confirm(() -> {
            throw new AssertionError("something else");
        }));
    }

    @Test
    void aPeerThatCanAfterAllIsNoticed() {
        AssertionError failure = assertThrows(AssertionError.class, () -> LIMIT.confirm(() -> CELL.run(new ParleyPeer())));
        assertTrue(failure.getMessage().contains("it can after all"), failure.getMessage());
    }

    @Test
    void aPeerThatSaysSomethingElseIsNoticed() throws Exception {
        Cell.Attempt attempt = CELL.attempt().get();
        Outcome outcome = new ParleyPeer().talk(attempt.theirs(), attempt.ours(), attempt.data());
        attempt.check().accept(outcome);
        for (Map<Fact, String> lie : Set.of(Map.of(Fact.VERSION, "TLSv1.2"), Map.of(Fact.GROUP, "x448"),
                Map.of(Fact.CIPHER_SUITE, "TLS_AES_256_GCM_SHA384"), Map.of(Fact.RESUMED, "true"))) {
            Outcome told = new Outcome(outcome.ours(), new Report(lie, new byte[0], ""));
            assertThrows(AssertionError.class, () -> attempt.check().accept(told), lie.toString());
        }
    }

    /** Each of them asks for what a plain connection does not have. */
    @Test
    void aPlainConnectionIsNotWhatOtherCellsWant() throws Exception {
        Cell.Attempt plain = CELL.attempt().get();
        Outcome outcome = new ParleyPeer().talk(plain.theirs(), plain.ours(), plain.data());
        for (Feature feature : Set.of(Feature.RETRY, Feature.TICKET, Feature.TICKET_ALONE, Feature.EARLY_DATA,
                Feature.EARLY_DATA_REJECTED, Feature.UPDATE_BY_PEER, Feature.UPDATE_BY_PARLEY)) {
            for (Cell cell : feature.cells(SETUP)) {
                assertThrows(AssertionError.class, () -> cell.attempt().get().check().accept(outcome), cell.name());
            }
        }
    }
}
