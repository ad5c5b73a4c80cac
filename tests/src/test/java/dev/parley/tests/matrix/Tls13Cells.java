package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Known;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.matrix.peer.Resumption;
import dev.parley.tests.peer.Bulk;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.EarlyData;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.NamedGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What there is in TLS 1.3 only: another try, keys without a key agreement, early data, and new keys. */
final class Tls13Cells {
    private static final int SESSIONS = 8;
    private static final byte[] DATA = Bulk.digits(8, 1000);
    private static final byte[] EARLY = Bulk.digits(9, 100);

    private Tls13Cells() {
    }

    /** RFC 9846 section 4.2.4: the client's only share is for another group than the server's only one. */
    static List<Cell> retries(Setup setup) {
        return Known.groups(setup.version()).stream().map(group -> new Cell(group.label(), () -> {
            NamedGroup first = setup.againstServer() ? nobodys(group) : everybodys(group);
            List<NamedGroup> client = List.of(first, group);
            List<NamedGroup> server = List.of(group);
            // Some want the curve of the certificates among their groups, too.
            PeerSetting theirs = setup.theirs().groups(Stream.concat((setup.againstServer() ? server : client).stream(),
                    Stream.of(NamedGroup.SECP256R1)).distinct().toList());
            TlsConfig.Builder ours = setup.againstServer() ? setup.ours().groups(client).keyShares(List.of(first))
                    : setup.ours().groups(server);
            return new Cell.Attempt(theirs, ours.build(), DATA, outcome -> {
                assertEquals(Optional.of(group), Checks.talked(outcome, DATA).group());
                assertTrue(outcome.ours().retried(), "a HelloRetryRequest went or came");
            });
        })).toList();
    }

    /** A group that no server of another implementation has unless it is set to. */
    private static NamedGroup nobodys(NamedGroup wanted) {
        return wanted.equals(NamedGroup.SEC_P256R1_MLKEM768) ? NamedGroup.SEC_P384R1_MLKEM1024
                : NamedGroup.SEC_P256R1_MLKEM768;
    }

    /** A group that every client has. */
    private static NamedGroup everybodys(NamedGroup wanted) {
        return wanted.equals(NamedGroup.X25519) ? NamedGroup.SECP384R1 : NamedGroup.X25519;
    }

    /** RFC 9846 section 4.3.9: the session's key alone. */
    static List<Cell> ticketAlone(Setup setup) {
        PeerSetting theirs = setup.theirs().resumption(Resumption.TICKET).pskModes(PskMode.DHE_KE, PskMode.KE);
        return List.of(new Cell("second connection", () -> new Cell.Attempt(theirs,
                setup.ours().sessions(new SessionCache(SESSIONS)).pskModes(List.of(PskMode.KE)).build(), DATA, outcome -> {
                    ConnectionInfo info = Checks.talked(outcome, DATA);
                    assertTrue(info.resumed(), "resumed");
                    assertEquals(Optional.empty(), info.group());
                })));
    }

    /** RFC 9846 section 4.3.10: data in the first flight. */
    static List<Cell> earlyDataAccepted(Setup setup) {
        return List.of(new Cell("second connection", () -> early(setup, setup.theirs(), setup.ours(), outcome -> {
            assertEquals(EarlyData.ACCEPTED, Checks.talked(outcome, DATA).earlyData());
            outcome.theirs().says(Fact.EARLY_DATA).ifPresent(said -> assertEquals("accepted", said));
            assertArrayEquals(setup.againstServer() ? new byte[0] : EARLY, outcome.ours().early());
        })));
    }

    /** The same, but the server wants another group, and skips the data (RFC 9846 section 4.3.10). */
    static List<Cell> earlyDataRejected(Setup setup) {
        return List.of(new Cell("after a retry", () -> {
            List<NamedGroup> client = List.of(NamedGroup.X25519, NamedGroup.SECP256R1);
            List<NamedGroup> server = List.of(NamedGroup.SECP256R1);
            return early(setup, setup.theirs().groups(setup.againstServer() ? server : client),
                    setup.ours().groups(setup.againstServer() ? client : server), outcome -> {
                        Checks.talked(outcome, DATA);
                        assertEquals(Optional.of("rejected"), asTheClientSays(setup, outcome), "early data, as the client says");
                        assertEquals(0, outcome.ours().early().length);
                        assertTrue(outcome.ours().retried(), "a HelloRetryRequest went or came");
                    });
        }));
    }

    private static Cell.Attempt early(Setup setup, PeerSetting theirs, TlsConfig.Builder ours, Consumer<Outcome> check) {
        return new Cell.Attempt(theirs.resumption(Resumption.TICKET).earlyData(EARLY),
                ours.sessions(new SessionCache(SESSIONS)).maxEarlyData(EARLY.length).build(), DATA, check);
    }

    private static Optional<String> asTheClientSays(Setup setup, Outcome outcome) {
        return setup.againstServer() ? Optional.of(outcome.connected().earlyData().name().toLowerCase(Locale.ROOT))
                : outcome.theirs().says(Fact.EARLY_DATA);
    }

    /** RFC 9846 section 4.7.3: the peer begins. */
    static List<Cell> updatesByPeer(Setup setup) {
        return List.of(update("its own keys", setup, setup.theirs().updatesKeys(false), "1 sent, 0 received"),
                update("and asks for ours", setup, setup.theirs().updatesKeys(true), "1 sent, 1 received"));
    }

    /** Parley begins. */
    static List<Cell> updatesByParley(Setup setup) {
        return List.of(update("its own keys", setup, setup.theirs().seesUpdateOfKeys(false), "0 sent, 1 received"),
                update("and asks for the peer's", setup, setup.theirs().seesUpdateOfKeys(true), "1 sent, 1 received"));
    }

    private static Cell update(String name, Setup setup, PeerSetting theirs, String messages) {
        return new Cell(name, () -> new Cell.Attempt(theirs, setup.ours().build(), DATA, outcome -> {
            Checks.talked(outcome, DATA);
            assertEquals(Optional.of(messages), outcome.theirs().says(Fact.KEY_UPDATES), "KeyUpdates, as the peer says");
        }));
    }
}
