package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.matrix.peer.Resumption;
import dev.parley.tests.peer.Identities;
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
    static List<Cell> full(Setup setup) {
        return List.of(new Cell("defaults", () -> Cell.Attempt.of(setup.theirs(), setup.ours(),
                outcome -> assertFalse(Checks.agreed(outcome).resumed()))));
    }

    /** RFC 5246 section 7.3. */
    static List<Cell> sessionIdentifier(Setup setup) {
        return List.of(new Cell("second connection", () -> Cell.Attempt.of(
                setup.theirs().resumption(Resumption.SESSION_IDENTIFIER),
                setup.ours().sessions(new SessionCache(SESSIONS)).tickets(false),
                outcome -> assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words()))));
    }

    /** RFC 5077: our client has a ticket in the end, and our server remembers nothing else. */
    static List<Cell> ticket(Setup setup) {
        return List.of(new Cell("second connection", () -> {
            PeerSetting theirs = setup.theirs().resumption(Resumption.TICKET);
            if (!setup.againstServer()) {
                return Cell.Attempt.of(theirs, setup.ours().ticketKeys(new TicketKeys(CryptoSuites.standard())),
                        outcome -> assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words()));
            }
            SessionCache sessions = new SessionCache(SESSIONS);
            return Cell.Attempt.of(theirs, setup.ours().sessions(sessions), outcome -> {
                assertTrue(Checks.agreed(outcome).resumed(), outcome.theirs().words());
                assertTrue(sessions.newest(any -> true).orElseThrow().ticket().isPresent(), "a ticket is there");
            });
        }));
    }

    /** RFC 7301: the server's first choice among the client's, and the alert if there is none. */
    static List<Cell> applicationProtocol(Setup setup) {
        return List.of(
                new Cell("one in common", () -> Cell.Attempt.of(setup.theirs().protocols("h2", "http/1.1"),
                        setup.ours().applicationProtocols(List.of("parley/1", "http/1.1")),
                        outcome -> assertEquals(Optional.of("http/1.1"), Checks.agreed(outcome).applicationProtocol()))),
                new Cell("none in common", () -> Cell.Attempt.of(setup.theirs().protocols("h2"),
                        setup.ours().applicationProtocols(List.of("parley/1")), outcome -> {
                            if (!setup.againstServer()) {
                                Checks.refusedByUs(outcome, AlertDescription.NO_APPLICATION_PROTOCOL);
                            } else {
                                Checks.refusedByPeer(outcome);
                                assertEquals(Optional.of(AlertDescription.NO_APPLICATION_PROTOCOL),
                                        outcome.refusal().alert());
                            }
                        })));
    }

    /** RFC 6066 section 3. */
    static List<Cell> serverName(Setup setup) {
        return List.of(name(setup, "a name", Identities.HOST), name(setup, "no name", ""));
    }

    private static Cell name(Setup setup, String cell, String name) {
        PeerSetting theirs = setup.theirs().serverName(name);
        return new Cell(cell, () -> Cell.Attempt.of(theirs, setup.ours(), outcome -> {
            Checks.agreed(outcome);
            assertEquals(name, setup.againstServer() ? outcome.theirs().says(Fact.SERVER_NAME).orElse("")
                    : outcome.connected().serverName().orElse(""));
        }));
    }

    /** RFC 7627: used if the peer knows it, and not asked of one that does not. */
    static List<Cell> extendedMasterSecret(Setup setup) {
        return List.of(extended("known", setup.theirs(), setup, true),
                extended("unknown", setup.theirs().withoutExtendedMasterSecret(), setup, false));
    }

    private static void ended(Outcome outcome) {
        Checks.agreed(outcome);
        assertTrue(outcome.ours().ended(), "the peer says close_notify");
    }

    private static Cell extended(String name, PeerSetting theirs, Setup setup, boolean expected) {
        return new Cell(name, () -> Cell.Attempt.of(theirs, setup.ours(), outcome -> {
            Checks.agreed(outcome);
            assertEquals(Optional.of(String.valueOf(expected)), outcome.theirs().says(Fact.EXTENDED_MASTER_SECRET));
        }));
    }

    /** RFC 5246 section 7.2.1: each side sends close_notify, whoever begins. */
    static List<Cell> close(Setup setup) {
        return List.of(
                new Cell("Parley first", () -> Cell.Attempt.of(setup.theirs(), setup.ours(),
                        ExtensionCells::ended)),
                new Cell("the peer first", () -> Cell.Attempt.of(setup.theirs().closesFirst(), setup.ours(),
                        ExtensionCells::ended)));
    }
}
