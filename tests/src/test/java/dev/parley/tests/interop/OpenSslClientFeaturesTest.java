package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.testing.KeyKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What else Parley's server does with {@code openssl s_client}. */
class OpenSslClientFeaturesTest {
    private static final byte[] QUESTION = "question\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RECONNECTS = 5;

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    @Test
    void aClientThatKnowsNewerVersionsIsServedWithTls12() throws Exception {
        Exchange exchange = exchange(openSsl.withNewerVersions(), server().build(), Arguments.strictClient());
        assertTrue(exchange.report().contains("New, TLSv1.2, Cipher is ECDHE-ECDSA-"), exchange.report());
    }

    @Test
    void aClientMaySpreadItsMessagesOverManyRecords() throws Exception {
        List<String> arguments = new ArrayList<>(Arguments.strictClient("-max_send_frag", "512"));
        arguments.addAll(Identities.openSslArguments(Identities.client(KeyKind.P256)));
        ask(authenticating(ClientAuthentication.REQUIRED), arguments);
    }

    @Test
    void aServerThatForgotTheSessionMakesANewOne() throws Exception {
        Path session = Scratch.folder().resolve("session");
        List<String> first = Arguments.strictClient("-no_ticket", "-sess_out", session.toString());
        assertFalse(ask(server().sessions(new SessionCache(10)).build(), first).resumed());
        List<String> second = Arguments.strictClient("-no_ticket", "-sess_in", session.toString());
        assertFalse(ask(server().sessions(new SessionCache(10)).build(), second).resumed());
    }

    @Test
    void reconnectingClientsResumeAgainAndAgain() throws Exception {
        TlsConfig config = server().sessions(new SessionCache(10)).build();
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), Arguments.strictClient("-reconnect"))) {
            for (int i = 0; i <= RECONNECTS; i++) {
                try (TlsConnection connection = Sockets.accept(listening, config)) {
                    connection.handshake();
                    assertEquals(i > 0, connection.info().orElseThrow().resumed());
                    if (i == RECONNECTS) {
                        client.program().input().close();
                    }
                    assertEquals(-1, connection.input().read());
                }
            }
        }
    }

    @Test
    void aWishToRenegotiateIsRefused() throws Exception {
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), Arguments.strictClient());
                TlsConnection connection = Sockets.accept(listening, server().build())) {
            connection.handshake();
            client.program().input().write("R\n".getBytes(StandardCharsets.US_ASCII));
            client.program().input().flush();
            // OpenSSL gives up when it is refused.
            TlsException end = assertThrows(TlsException.class, () -> connection.input().read());
            assertTrue(end.isFromPeer());
            MessageLog messages = client.awaitMessages();
            assertTrue(messages.received("warning no_renegotiation"), messages.toString());
        }
    }

    @Test
    void theKeyLogIsOpenSslsLine() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Path theirs = Scratch.folder().resolve("keys");
        ask(server().keyLog(lines::add).build(), Arguments.strictClient("-keylogfile", theirs.toString()));
        assertEquals(OpenSslServerFeaturesTest.secrets(Files.readAllLines(theirs)),
                OpenSslServerFeaturesTest.secrets(lines));
    }

    private static ConnectionInfo ask(TlsConfig config, List<String> arguments) throws Exception {
        return exchange(openSsl, config, arguments).info();
    }

    /** What was agreed on, and what the client said. */
    private record Exchange(ConnectionInfo info, String report) {
    }

    /** Lets a client connect, send a question that is echoed, and close. */
    private static Exchange exchange(OpenSsl version, TlsConfig config, List<String> arguments)
            throws IOException, InterruptedException {
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = version.client(listening.getLocalPort(), arguments);
                TlsConnection connection = Sockets.accept(listening, config)) {
            connection.handshake();
            client.program().input().write(QUESTION);
            client.program().input().flush();
            assertArrayEquals(QUESTION, connection.input().readNBytes(QUESTION.length));
            connection.output().write(QUESTION);
            client.program().output().await("\nquestion\n");
            client.program().input().close();
            assertEquals(-1, connection.input().read());
            assertTrue(client.awaitMessages().sent("warning close_notify"));
            return new Exchange(connection.info().orElseThrow(), client.program().output().text());
        }
    }

    private static TlsConfig authenticating(ClientAuthentication mode) {
        return server().trust(Identities.PKI.trusted()).clientAuthentication(mode).build();
    }

    private static TlsConfig.Builder server() {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
