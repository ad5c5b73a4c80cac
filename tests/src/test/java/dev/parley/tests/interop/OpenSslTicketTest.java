package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKey;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Session tickets (RFC 5077) with {@code openssl s_client} and {@code s_server}. */
class OpenSslTicketTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final byte[] GREETING = "greeting\n".getBytes(StandardCharsets.US_ASCII);
    private static final String NEW_SESSION_TICKET = "NewSessionTicket";

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    /** What a connection was, and what OpenSSL said. */
    private record Visit(boolean resumed, MessageLog messages) {
        boolean receivedTicket() {
            return messages.received(NEW_SESSION_TICKET);
        }
    }

    @Test
    void openSslResumesFromOurTicketAgainAndAgain() throws Exception {
        TlsConfig config = server(new TicketKeys(CryptoSuites.standard()));
        Path session = Scratch.folder().resolve("session");
        Visit first = visit(config, Map.of(), "-sess_out", session.toString());
        assertFalse(first.resumed());
        assertTrue(first.receivedTicket(), first.messages().toString());
        for (int i = 0; i < 2; i++) {
            Visit again = visit(config, Map.of(), "-sess_in", session.toString());
            assertTrue(again.resumed());
            assertFalse(again.receivedTicket(), again.messages().toString());
        }
    }

    @Test
    void openSslTakesANewTicketWhenTheKeyIsReplaced() throws Exception {
        AdjustableClock clock = AdjustableClock.standing(Instant.now());
        TlsConfig config = server(new TicketKeys(CryptoSuites.standard(), Duration.ofHours(1), clock));
        Path session = Scratch.folder().resolve("session");
        visit(config, Map.of(), "-sess_out", session.toString());
        clock.advance(Duration.ofHours(1));
        Visit renewed = visit(config, Map.of(), "-sess_in", session.toString());
        assertTrue(renewed.resumed());
        assertTrue(renewed.receivedTicket(), renewed.messages().toString());
    }

    @Test
    void openSslIsServedByAnotherServerThatHasTheKeys() throws Exception {
        TicketKeys own = new TicketKeys(CryptoSuites.standard());
        TicketKeys other = new TicketKeys(CryptoSuites.standard());
        Path session = Scratch.folder().resolve("session");
        visit(server(own), Map.of(), "-sess_out", session.toString());
        Visit stranger = visit(server(other), Map.of(), "-sess_in", session.toString());
        assertFalse(stranger.resumed(), "a full handshake, without a word");
        assertTrue(stranger.receivedTicket());
        own.keys().forEach(key -> other.add(TicketKey.of(key.export())));
        assertTrue(visit(server(other), Map.of(), "-sess_in", session.toString()).resumed());
    }

    @Test
    void openSslWithoutTicketsIsGivenAnIdentifier() throws Exception {
        TlsConfig config = Configs.tls12().credentials(List.of(SERVER.credentials())).sessions(new SessionCache(10))
                .ticketKeys(new TicketKeys(CryptoSuites.standard())).build();
        Path session = Scratch.folder().resolve("session");
        assertFalse(visit(config, Map.of(), "-no_ticket", "-sess_out", session.toString()).receivedTicket());
        Visit second = visit(config, Map.of(), "-no_ticket", "-sess_in", session.toString());
        assertTrue(second.resumed());
        assertFalse(second.receivedTicket());
    }

    /** RFC 7627 section 5.4. */
    @Test
    void openSslWithoutTheExtendedMasterSecretIsGivenNoTicket() throws Exception {
        Visit visit = visit(server(new TicketKeys(CryptoSuites.standard())), OpenSsl.withoutExtendedMasterSecret());
        assertFalse(visit.receivedTicket(), visit.messages().toString());
    }

    @Test
    void weResumeFromOpenSslsTicket() throws Exception {
        SessionCache sessions = new SessionCache(10);
        TlsConfig config = client(sessions);
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER, "-no_cache", "-naccept", "3"))) {
            assertFalse(greet(server, config));
            assertTrue(sessions.newest(any -> true).orElseThrow().ticket().isPresent());
            assertTrue(greet(server, config));
            assertTrue(greet(server, config));
            MessageLog messages = server.awaitMessages();
            assertTrue(messages.sent(NEW_SESSION_TICKET), messages.toString());
            assertEquals(1, messages.entries().stream().filter(e -> e.text().equals("ServerKeyExchange")).count());
        }
    }

    @Test
    void aTicketThatOpenSslDoesNotKnowIsReplaced() throws Exception {
        SessionCache sessions = new SessionCache(10);
        Bytes last = Bytes.EMPTY;
        for (int i = 0; i < 2; i++) {
            try (OpenSslServer server = openSsl.server(Arguments.with(SERVER))) {
                assertFalse(greet(server, client(sessions)));
            }
            Bytes ticket = sessions.newest(any -> true).orElseThrow().ticket().orElseThrow();
            assertNotEquals(last, ticket);
            last = ticket;
        }
    }

    @Test
    void weAskForNoTicketIfWeTakeNone() throws Exception {
        TlsConfig config = Configs.tls12().trust(Identities.PKI.trusted()).sessions(new SessionCache(10)).tickets(false)
                .build();
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER, "-naccept", "2"))) {
            assertFalse(greet(server, config));
            assertTrue(greet(server, config), "by identifier");
            assertFalse(server.awaitMessages().sent(NEW_SESSION_TICKET));
        }
    }

    /** Lets {@code s_client} connect and close. */
    private static Visit visit(TlsConfig config, Map<String, String> environment, String... arguments) throws Exception {
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), Arguments.strictClient(arguments),
                        environment);
                TlsConnection connection = Sockets.accept(listening, config)) {
            connection.handshake();
            connection.output().write(GREETING);
            client.program().output().await("greeting\n");
            client.program().input().close();
            assertEquals(-1, connection.input().read());
            ConnectionInfo info = connection.info().orElseThrow();
            return new Visit(info.resumed(), client.awaitMessages());
        }
    }

    /** Connects to {@code s_server}, reads what it is told to send, and says whether a session was resumed. */
    private static boolean greet(OpenSslServer server, TlsConfig config) throws Exception {
        try (TlsConnection connection = server.connect(config, Identities.HOST)) {
            connection.handshake();
            server.program().input().write(GREETING);
            server.program().input().flush();
            assertArrayEquals(GREETING, connection.input().readNBytes(GREETING.length));
            return connection.info().orElseThrow().resumed();
        }
    }

    private static TlsConfig server(TicketKeys keys) {
        return Configs.tls12().credentials(List.of(SERVER.credentials())).ticketKeys(keys).build();
    }

    private static TlsConfig client(SessionCache sessions) {
        return Configs.tls12().trust(Identities.PKI.trusted()).sessions(sessions).build();
    }
}
