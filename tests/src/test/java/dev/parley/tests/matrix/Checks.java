package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.peer.Bulk;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.AlertDescription;
import java.util.Map;
import java.util.Optional;

/** What must come of talks. */
final class Checks {
    private Checks() {
    }

    /** The handshake succeeded, and the peer tells the same of it as Parley. */
    static ConnectionInfo agreed(Outcome outcome) {
        ConnectionInfo info = outcome.connected();
        Map<Fact, Optional<String>> ours = Map.of(
                Fact.VERSION, Optional.of(info.version()),
                Fact.CIPHER_SUITE, Optional.of(info.suite().label()),
                Fact.GROUP, info.group().map(Object::toString),
                Fact.SIGNATURE_SCHEME, info.scheme().map(Object::toString),
                Fact.APPLICATION_PROTOCOL, info.applicationProtocol(),
                Fact.SERVER_NAME, Optional.of(info.serverName().orElse("")),
                Fact.RESUMED, Optional.of(String.valueOf(info.resumed())));
        // Of a resumed session, a peer may tell how it was made.
        ours.forEach((fact, value) -> outcome.theirs().says(fact).filter(said -> value.isPresent() || !info.resumed())
                .ifPresent(said -> assertEquals(value.orElse("none"), said, fact + " as the peer says")));
        return info;
    }

    /** That, and the data came both ways. */
    static ConnectionInfo talked(Outcome outcome, byte[] data) {
        ConnectionInfo info = agreed(outcome);
        assertEquals(Bulk.hash(data), Bulk.hash(outcome.ours().received()), "data from the peer");
        assertEquals(Bulk.hash(data), Bulk.hash(outcome.theirs().received()), "data to the peer");
        return info;
    }

    /** The peer ended the handshake with an alert. */
    static void refusedByPeer(Outcome outcome) {
        TlsException refusal = outcome.refusal();
        assertTrue(refusal.isFromPeer() && refusal.alert().isPresent(), refusal.getMessage());
    }

    /** Parley ended the handshake with the alert, and the peer got it. */
    static void refusedByUs(Outcome outcome, AlertDescription alert) {
        TlsException refusal = outcome.refusal();
        assertEquals(Optional.of(alert), refusal.alert(), refusal.getMessage());
        assertFalse(refusal.isFromPeer());
        // Not every peer says which alert it got.
        outcome.theirs().says(Fact.ALERT).ifPresentOrElse(got -> assertEquals(alert.label(), got),
                () -> assertTrue(outcome.theirs().words().contains("fatal alert"), outcome.theirs().words()));
    }
}
