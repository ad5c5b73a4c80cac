package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.Sockets;
import dev.parley.tests.tools.ParleyTls;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The signal that a client tries again with a lower version (RFC 7507), with OpenSSL. */
class FallbackTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    /** OpenSSL speaks TLS 1.1 only if it may sign with SHA-1. */
    private static final String ANY_SECURITY = "DEFAULT:@SECLEVEL=0";

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    @Test
    void aServerThatKnowsAHigherVersionRefusesOurFallback() throws Exception {
        try (OpenSslServer server = openSsl.withNewerVersions().server(Arguments.with(SERVER));
                TlsConnection connection = server.connect(client().fallback(true).build(), Identities.HOST)) {
            TlsException refusal = assertThrows(TlsException.class, connection::handshake);
            assertTrue(refusal.isFromPeer());
            assertEquals(Optional.of(AlertDescription.INAPPROPRIATE_FALLBACK), refusal.alert());
        }
    }

    @Test
    void theCommandSignalsItToo() throws Exception {
        try (OpenSslServer server = openSsl.withNewerVersions().server(Arguments.with(SERVER, "-naccept", "2"))) {
            server.connect().close();
            ParleyTls.Run run = ParleyTls.run("connect", "localhost:" + server.port(), "--ca",
                    Identities.rootFile().toString(), "--tls", "1.2", "--fallback");
            assertTrue(run.errors().startsWith("failed the peer sent inappropriate_fallback"), run.toString());
        }
    }

    @Test
    void aServerThatKnowsNoHigherVersionTakesOurFallback() throws Exception {
        connect(openSsl, client().fallback(true).build());
    }

    @Test
    void withoutFallbackNothingIsSignalled() throws Exception {
        connect(openSsl.withNewerVersions(), client().build());
    }

    /** RFC 7507 section 4: not together with a session of the version that is offered. */
    @Test
    void theSignalIsNotSentWithASession() throws Exception {
        SessionCache sessions = new SessionCache(1);
        try (OpenSslServer server = openSsl.withNewerVersions().server(Arguments.with(SERVER, "-naccept", "2"))) {
            assertFalse(resumed(server, client().sessions(sessions).build()));
            assertTrue(resumed(server, client().sessions(sessions).fallback(true).build()));
        }
    }

    @Test
    void ourServerRefusesTheFallbackToALowerVersion() throws Exception {
        TlsConfig both = TlsConfig.builder().credentials(List.of(SERVER.credentials())).build();
        MessageLog messages = refuse(both, AlertDescription.INAPPROPRIATE_FALLBACK, "-fallback_scsv", "-tls1_2");
        assertTrue(messages.received("fatal inappropriate_fallback"), messages.toString());
    }

    /** RFC 7507 section 3: inappropriate_fallback, "unless it responds with a fatal protocol_version alert". */
    @Test
    void aFallbackToAVersionThatItDoesNotSpeakIsAMatterOfTheVersion() throws Exception {
        MessageLog messages = refuse(server(), AlertDescription.PROTOCOL_VERSION, "-fallback_scsv", "-tls1_1");
        assertTrue(messages.received("fatal protocol_version"), messages.toString());
    }

    @Test
    void aLowerVersionAloneIsNoFallback() throws Exception {
        MessageLog messages = refuse(server(), AlertDescription.PROTOCOL_VERSION, "-tls1_1");
        assertTrue(messages.received("fatal protocol_version"), messages.toString());
    }

    @Test
    void ourServerTakesTheFallbackToItsOwnVersion() throws Exception {
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), Arguments.strictClient("-fallback_scsv"));
                TlsConnection connection = Sockets.accept(listening, server())) {
            connection.handshake();
            client.program().input().close();
            assertEquals(-1, connection.input().read());
            assertTrue(connection.info().isPresent());
        }
    }

    private static MessageLog refuse(TlsConfig own, AlertDescription alert, String... arguments) throws Exception {
        List<String> all = Arguments.strictClient(arguments);
        all.addAll(List.of("-cipher", ANY_SECURITY));
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.withNewerVersions().client(listening.getLocalPort(), all);
                TlsConnection connection = Sockets.accept(listening, own)) {
            TlsException refusal = assertThrows(TlsException.class, connection::handshake);
            assertEquals(Optional.of(alert), refusal.alert());
            assertFalse(refusal.isFromPeer());
            return client.awaitMessages();
        }
    }

    private static void connect(OpenSsl version, TlsConfig config) throws Exception {
        try (OpenSslServer server = version.server(Arguments.with(SERVER))) {
            assertFalse(resumed(server, config));
        }
    }

    private static boolean resumed(OpenSslServer server, TlsConfig config) throws Exception {
        try (TlsConnection connection = server.connect(config, Identities.HOST)) {
            connection.handshake();
            connection.closeOutput();
            assertEquals(-1, connection.input().read());
            return connection.info().orElseThrow().resumed();
        }
    }

    private static TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted());
    }

    private static TlsConfig server() {
        return Configs.tls12().credentials(List.of(SERVER.credentials())).build();
    }
}
