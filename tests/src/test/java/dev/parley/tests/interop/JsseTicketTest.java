package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Session tickets (RFC 5077) with the JDK's own TLS, whose servers give tickets since JDK 13. */
class JsseTicketTest {
    private static final String SUITE = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    private static final byte[] DATA = {1, 2, 3};

    @Test
    void weResumeFromTheJdksTicket() throws Exception {
        Jsse jdk = Jsse.with(Identities.server(KeyKind.P256));
        SessionCache sessions = new SessionCache(8);
        for (int i = 0; i < 3; i++) {
            EngineEnd client = EngineEnd.client(Configs.tls12().trust(Identities.PKI.trusted()).sessions(sessions).build());
            talk(client, jdk.server(Jsse.suites(SUITE)));
            assertEquals(i > 0, client.connected().resumed());
            assertTrue(sessions.newest(any -> true).orElseThrow().ticket().isPresent());
        }
    }

    @Test
    void aTicketThatTheJdkDoesNotKnowIsReplaced() throws Exception {
        SessionCache sessions = new SessionCache(8);
        Bytes last = Bytes.EMPTY;
        for (int i = 0; i < 2; i++) {
            EngineEnd client = EngineEnd.client(Configs.tls12().trust(Identities.PKI.trusted()).sessions(sessions).build());
            talk(client, Jsse.with(Identities.server(KeyKind.P256)).server(Jsse.suites(SUITE)));
            assertFalse(client.connected().resumed());
            Bytes ticket = sessions.newest(any -> true).orElseThrow().ticket().orElseThrow();
            assertFalse(ticket.equals(last));
            last = ticket;
        }
    }

    @Test
    void theJdkResumesFromOurTicket() throws Exception {
        Jsse jdk = Jsse.anonymous();
        TlsConfig config = server(new TicketKeys(CryptoSuites.standard()));
        for (int i = 0; i < 3; i++) {
            EngineEnd server = EngineEnd.server(config);
            talk(server, jdk.client(Jsse.suites(SUITE)));
            assertEquals(i > 0, server.connected().resumed());
            assertEquals(i == 0, gaveTicket(server));
        }
    }

    @Test
    void theJdkTakesANewTicketWhenTheKeyIsReplaced() throws Exception {
        Jsse jdk = Jsse.anonymous();
        AdjustableClock clock = AdjustableClock.standing(Instant.now());
        TlsConfig config = server(new TicketKeys(CryptoSuites.standard(), Duration.ofHours(1), clock));
        talk(EngineEnd.server(config), jdk.client(Jsse.suites(SUITE)));
        clock.advance(Duration.ofHours(1));
        EngineEnd renewing = EngineEnd.server(config);
        talk(renewing, jdk.client(Jsse.suites(SUITE)));
        assertTrue(renewing.connected().resumed());
        assertTrue(gaveTicket(renewing));
    }

    @Test
    void theJdkFallsBackToAFullHandshakeWhereItsTicketIsUnknown() throws Exception {
        Jsse jdk = Jsse.anonymous();
        for (int i = 0; i < 2; i++) {
            EngineEnd server = EngineEnd.server(server(new TicketKeys(CryptoSuites.standard())));
            talk(server, jdk.client(Jsse.suites(SUITE)));
            assertFalse(server.connected().resumed());
        }
    }

    private static boolean gaveTicket(EngineEnd server) {
        return server.steps().stream().anyMatch(step -> step.sent() && step.message() == Message.TLS12_NEW_SESSION_TICKET);
    }

    /** Data both ways, and a proper end. */
    private static void talk(EngineEnd ours, JsseEnd theirs) {
        ours.send(DATA);
        theirs.send(DATA);
        Wire.whole().run(ours, theirs);
        ours.connected();
        assertEquals(Bytes.wrap(DATA), Bytes.wrap(ours.received()));
        assertEquals(Bytes.wrap(DATA), Bytes.wrap(theirs.received()));
        ours.closeOutput();
        Wire.whole().run(ours, theirs);
    }

    private static TlsConfig server(TicketKeys keys) {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials())).ticketKeys(keys)
                .build();
    }
}
