package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKey;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Session tickets (RFC 5077) between Parley's client and servers that remember nothing. */
class TicketTest {
    private static final byte[] FORGED = {23, 3, 3, 0, 4, 1, 2, 3, 4};
    private static final Duration ROTATION = Duration.ofHours(6);
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final AdjustableClock serverClock = AdjustableClock.standing(START);
    private final AdjustableClock clientClock = AdjustableClock.standing(START);
    private final TicketKeys keys = keys();
    private final SessionCache kept = new SessionCache(8, clientClock);

    /** A connection that was made. */
    private record Connection(EngineEnd client, EngineEnd server) {
        boolean resumed() {
            assertEquals(client.connected().resumed(), server.connected().resumed());
            return client.connected().resumed();
        }

        boolean gaveTicket() {
            return server.steps().stream().anyMatch(step -> step.sent() && step.message() == Message.TLS12_NEW_SESSION_TICKET);
        }
    }

    @Test
    void aTicketIsEnoughToResumeAgainAndAgain() {
        Connection first = connect(client(), server(keys));
        assertTrue(first.gaveTicket());
        assertFalse(first.resumed());
        for (int i = 0; i < 3; i++) {
            Connection again = connect(client(), server(keys));
            assertTrue(again.resumed());
            assertFalse(again.gaveTicket(), "the client's ticket is as good as a new one");
            assertEquals(first.client().connected().peerCertificates(), again.client().connected().peerCertificates());
        }
    }

    @Test
    void serversThatShareKeysResumeEachOthersSessions() {
        TicketKeys other = keys();
        assertFalse(connect(client(), server(keys)).resumed());
        keys.keys().forEach(key -> other.add(TicketKey.of(key.export())));
        assertTrue(connect(client(), server(other)).resumed());
    }

    @Test
    void aTicketOfAServerThatSharesNoKeysIsReplaced() {
        connect(client(), server(keys));
        Bytes old = ticket();
        Connection second = connect(client(), server(keys()));
        assertFalse(second.resumed());
        assertTrue(second.gaveTicket());
        assertNotEquals(old, ticket());
        assertEquals(1, count(), "the old one is gone");
    }

    @Test
    void afterRotationTheOldTicketStillCountsAndANewOneReplacesIt() {
        connect(client(), server(keys));
        Session old = session();
        pass(ROTATION);
        Connection second = connect(client(), server(keys));
        assertTrue(second.resumed());
        assertTrue(second.gaveTicket());
        assertNotEquals(old.ticket(), session().ticket());
        assertEquals(1, count(), "the old one is gone");
        assertEquals(old.expires(), session().expires(), "a new ticket does not make the session younger");
        Connection third = connect(client(), server(keys));
        assertTrue(third.resumed());
        assertFalse(third.gaveTicket());
    }

    @Test
    void noTicketOutlivesADay() {
        connect(client(), server(keys));
        serverClock.advance(Session.LIFETIME.minusSeconds(10));
        assertTrue(connect(client(), server(keys)).resumed(), "by renewed ticket");
        serverClock.advance(Duration.ofSeconds(10));
        assertFalse(connect(client(), server(keys)).resumed(), "the server does not trust the client's clock");
    }

    @Test
    void theClientKeepsATicketNoLongerThanTheServerHints() {
        connect(client(), server(keys));
        assertEquals(START.plus(Session.LIFETIME), session().expires());
        serverClock.advance(Session.LIFETIME.minusSeconds(100));
        assertTrue(connect(client(), server(keys)).resumed());
        assertEquals(START.plusSeconds(100), session().expires(), "by the client's clock");
        clientClock.advance(Duration.ofSeconds(100));
        assertFalse(connect(client(), server(keys)).resumed());
    }

    @Test
    void aDamagedTicketGivesAFullHandshakeAndAnotherTicket() {
        connect(client(), server(keys));
        Session session = session();
        byte[] damaged = session.ticket().orElseThrow().toByteArray();
        damaged[damaged.length / 2] ^= 1;
        kept.put(new Session(session.binding(), session.id(), Optional.of(Bytes.wrap(damaged)), session.secret(),
                session.peerCertificates(), session.expires()));
        assertFalse(connect(client(), server(keys)).resumed());
        assertTrue(connect(client(), server(keys)).resumed());
    }

    @Test
    void theClientsCertificateTravelsInTheTicket() {
        TlsConfig.Builder client = client().credentials(List.of(Identities.client(KeyKind.P256).credentials()));
        TlsConfig.Builder server = server(keys).trust(Identities.PKI.trusted())
                .clientAuthentication(ClientAuthentication.REQUIRED);
        Connection first = connect(client, server);
        Connection second = connect(client, server);
        assertTrue(second.resumed());
        assertEquals(Identities.client(KeyKind.P256).certificate(), second.server().connected().peerCertificates().get(0));
        assertEquals(first.server().connected().peerCertificates(), second.server().connected().peerCertificates());
    }

    @Test
    void anEmptyTicketIsNone() {
        keys.close();
        Connection first = connect(client(), server(keys));
        assertTrue(first.gaveTicket(), "it was promised");
        assertEquals(0, count());
        assertFalse(connect(client(), server(keys)).resumed());
    }

    @Test
    void aServerWithMemoryAndKeysGivesATicketOrElseAnIdentifier() {
        SessionCache memory = new SessionCache(8);
        assertTrue(connect(client(), server(keys).sessions(memory)).gaveTicket());
        assertTrue(memory.newest(any -> true).isEmpty(), "it relies on the ticket");
        assertTrue(connect(client(), server(keys).sessions(memory)).resumed());

        SessionCache identifiers = new SessionCache(8);
        TlsConfig.Builder without = client().sessions(identifiers).tickets(false);
        assertFalse(connect(without, server(keys).sessions(memory)).gaveTicket());
        assertTrue(memory.newest(any -> true).isPresent());
        assertTrue(connect(without, server(keys).sessions(memory)).resumed());
        Connection upgraded = connect(client().sessions(identifiers), server(keys).sessions(memory));
        assertTrue(upgraded.resumed() && upgraded.gaveTicket(), "resumed by identifier, and from now on by ticket");
        assertTrue(identifiers.newest(any -> true).orElseThrow().ticket().isPresent());
        assertTrue(connect(client().sessions(identifiers), server(keys)).resumed());
    }

    @Test
    void aClientWithoutMemoryAsksForNoTicket() {
        assertFalse(connect(Configs.tls12().trust(Identities.PKI.trusted()), server(keys)).gaveTicket());
    }

    @Test
    void aClientThatTakesTicketsNoMoreDoesNotShowThem() {
        connect(client(), server(keys));
        assertFalse(connect(client().tickets(false), server(keys)).resumed());
        assertTrue(connect(client(), server(keys)).resumed());
    }

    /** RFC 5246 section 7.2.2: "any connection terminated with a fatal alert MUST NOT be resumed". */
    @Test
    void afterAFatalAlertTheClientForgetsTheTicket() {
        Connection first = connect(client(), server(keys));
        first.client().give(FORGED);
        assertEquals(0, count());
        connect(client(), server(keys));
        Connection resumed = connect(client(), server(keys));
        assertTrue(resumed.resumed());
        resumed.client().give(FORGED);
        assertEquals(0, count());
    }

    private void pass(Duration time) {
        serverClock.advance(time);
        clientClock.advance(time);
    }

    private Session session() {
        return kept.newest(any -> true).orElseThrow();
    }

    private Bytes ticket() {
        return session().ticket().orElseThrow();
    }

    private int count() {
        int[] count = {0};
        kept.newest(any -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    private TicketKeys keys() {
        return new TicketKeys(CryptoSuites.standard(), ROTATION, serverClock);
    }

    private TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted()).sessions(kept);
    }

    private static TlsConfig.Builder server(TicketKeys keys) {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials())).ticketKeys(keys);
    }

    private static Connection connect(TlsConfig.Builder clientConfig, TlsConfig.Builder serverConfig) {
        EngineEnd client = EngineEnd.client(clientConfig.build());
        EngineEnd server = EngineEnd.server(serverConfig.build());
        Wire.whole().run(client, server);
        client.connected();
        server.connected();
        return new Connection(client, server);
    }
}
