package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.matrix.peer.Resumption;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.AlertDescription;
import java.util.List;
import java.util.Optional;

/** What extensions negotiate, and what a plain handshake and its end come to without them. */
final class ExtensionCells {
    private static final int SESSIONS = 8;

    private ExtensionCells() {
    }

    /** Both sides with all that they know. */
    static List<Cell> full(PeerRole peer, boolean everything) {
        return List.of(new Cell("defaults", () -> Cell.Attempt.of(PeerSetting.of(peer), Settings.against(peer),
                outcome -> assertFalse(Checks.agreed(outcome).resumed()))));
    }

    /** RFC 5246 section 7.3. */
    static List<Cell> sessionIdentifier(PeerRole peer, boolean everything) {
        return List.of(new Cell("second connection", () -> Cell.Attempt.of(
                PeerSetting.of(peer).resumption(Resumption.SESSION_IDENTIFIER),
                Settings.against(peer).sessions(new SessionCache(SESSIONS)).tickets(false),
                outcome -> assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words()))));
    }

    /** RFC 5077: our client has a ticket in the end, and our server remembers nothing else. */
    static List<Cell> ticket(PeerRole peer, boolean everything) {
        return List.of(new Cell("second connection", () -> {
            PeerSetting theirs = PeerSetting.of(peer).resumption(Resumption.TICKET);
            if (peer == PeerRole.CLIENT) {
                return Cell.Attempt.of(theirs, Settings.against(peer).ticketKeys(new TicketKeys(CryptoSuites.standard())),
                        outcome -> assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words()));
            }
            SessionCache sessions = new SessionCache(SESSIONS);
            return Cell.Attempt.of(theirs, Settings.against(peer).sessions(sessions), outcome -> {
                assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words());
                assertTrue(sessions.newest(any -> true).orElseThrow().ticket().isPresent(), "a ticket is there");
            });
        }));
    }

    /** RFC 7301: the server's first choice among the client's, and the alert if there is none. */
    static List<Cell> applicationProtocol(PeerRole peer, boolean everything) {
        return List.of(
                new Cell("one in common", () -> Cell.Attempt.of(PeerSetting.of(peer).protocols("h2", "http/1.1"),
                        Settings.against(peer).applicationProtocols(List.of("parley/1", "http/1.1")),
                        outcome -> assertEquals(Optional.of("http/1.1"), Checks.agreed(outcome).applicationProtocol()))),
                new Cell("none in common", () -> Cell.Attempt.of(PeerSetting.of(peer).protocols("h2"),
                        Settings.against(peer).applicationProtocols(List.of("parley/1")), outcome -> {
                            if (peer == PeerRole.CLIENT) {
                                Checks.refusedByUs(outcome, AlertDescription.NO_APPLICATION_PROTOCOL);
                            } else {
                                Checks.refusedByPeer(outcome);
                                assertEquals(Optional.of(AlertDescription.NO_APPLICATION_PROTOCOL),
                                        outcome.refusal().alert());
                            }
                        })));
    }

    /** RFC 6066 section 3. */
    static List<Cell> serverName(PeerRole peer, boolean everything) {
        return List.of(name(peer, "a name", Identities.HOST), name(peer, "no name", ""));
    }

    private static Cell name(PeerRole peer, String cell, String name) {
        PeerSetting theirs = PeerSetting.of(peer).serverName(name);
        return new Cell(cell, () -> Cell.Attempt.of(theirs, Settings.against(peer), outcome -> {
            Checks.agreed(outcome);
            assertEquals(name, peer == PeerRole.SERVER ? outcome.theirs().says(Fact.SERVER_NAME).orElse("")
                    : outcome.connected().serverName().orElse(""));
        }));
    }

    /** RFC 7627: used if the peer knows it, and not asked of one that does not. */
    static List<Cell> extendedMasterSecret(PeerRole peer, boolean everything) {
        return List.of(extended("known", PeerSetting.of(peer), peer, true),
                extended("unknown", PeerSetting.of(peer).withoutExtendedMasterSecret(), peer, false));
    }

    private static void ended(Outcome outcome) {
        Checks.agreed(outcome);
        assertTrue(outcome.ours().ended(), "the peer says close_notify");
    }

    private static Cell extended(String name, PeerSetting theirs, PeerRole peer, boolean expected) {
        return new Cell(name, () -> Cell.Attempt.of(theirs, Settings.against(peer), outcome -> {
            Checks.agreed(outcome);
            assertEquals(Optional.of(String.valueOf(expected)), outcome.theirs().says(Fact.EXTENDED_MASTER_SECRET));
        }));
    }

    /** RFC 5246 section 7.2.1: each side sends close_notify, whoever begins. */
    static List<Cell> close(PeerRole peer, boolean everything) {
        return List.of(
                new Cell("Parley first", () -> Cell.Attempt.of(PeerSetting.of(peer), Settings.against(peer),
                        ExtensionCells::ended)),
                new Cell("the peer first", () -> Cell.Attempt.of(PeerSetting.of(peer).closesFirst(), Settings.against(peer),
                        ExtensionCells::ended)));
    }
}
