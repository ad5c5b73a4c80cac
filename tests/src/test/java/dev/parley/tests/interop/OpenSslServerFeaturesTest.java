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
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What else Parley's client does with {@code openssl s_server}. */
class OpenSslServerFeaturesTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final byte[] GREETING = "greeting\n".getBytes(StandardCharsets.US_ASCII);

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    @Test
    void theServerNameLetsTheServerChooseItsCertificate() throws Exception {
        Identity other = Identities.PKI.root().issue(CertificateSpec.server("other.example"));
        Path folder = Scratch.folder();
        Path certificate = Pem.writeCertificates(folder.resolve("other.crt"), other.certificate());
        List<String> arguments = Arguments.with(SERVER, "-servername", "other.example", "-cert2", certificate.toString(),
                "-key2", other.writeKey(folder, "other").toString());
        try (OpenSslServer server = openSsl.server(arguments);
                TlsConnection connection = server.connect(client().build(), "other.example")) {
            connection.handshake();
            assertEquals(other.certificate(), connection.info().orElseThrow().peerCertificates().get(0));
        }
    }

    @Test
    void aServerThatKnowsNewerVersionsTalksTls12() throws Exception {
        try (OpenSslServer server = openSsl.withNewerVersions().server(Arguments.with(SERVER))) {
            assertFalse(greet(server, client().build()));
            server.awaitMessages();
            assertTrue(server.program().output().text().contains("CIPHER is ECDHE-ECDSA-"));
        }
    }

    @Test
    void aServerMaySpreadItsMessagesOverManyRecords() throws Exception {
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER, "-max_send_frag", "512"))) {
            assertFalse(greet(server, client().build()));
        }
    }

    @Test
    void aServerThatForgotTheSessionMakesANewOne() throws Exception {
        TlsConfig config = client().sessions(new SessionCache(10)).build();
        for (int i = 0; i < 2; i++) {
            try (OpenSslServer server = openSsl.server(Arguments.with(SERVER, "-no_ticket"))) {
                assertFalse(greet(server, config));
            }
        }
    }

    @Test
    void aRequestToRenegotiateIsRefused() throws Exception {
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER));
                TlsConnection connection = server.connect(client().build(), Identities.HOST)) {
            connection.handshake();
            server.program().input().write("r\n".getBytes(StandardCharsets.US_ASCII));
            server.program().input().flush();
            // OpenSSL gives up when it is refused.
            TlsException end = assertThrows(TlsException.class, () -> connection.input().read());
            assertTrue(end.isFromPeer());
            MessageLog messages = server.awaitMessages();
            assertTrue(messages.sent("HelloRequest") && messages.received("warning no_renegotiation"), messages.toString());
        }
    }

    @Test
    void theKeyLogIsOpenSslsLine() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Path theirs = Scratch.folder().resolve("keys");
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER, "-keylogfile", theirs.toString()));
                TlsConnection connection = server.connect(client().keyLog(lines::add).build(), Identities.HOST)) {
            connection.handshake();
            connection.closeOutput();
            server.awaitMessages();
        }
        assertEquals(secrets(Files.readAllLines(theirs)), secrets(lines));
    }

    /** The one line of the log that is no comment. */
    static List<String> secrets(List<String> log) {
        List<String> secrets = log.stream().filter(line -> !line.startsWith("#")).toList();
        assertEquals(1, secrets.size(), log.toString());
        return secrets;
    }

    /** Connects, reads a greeting that the server is told to send, closes, and says whether a session was resumed. */
    private static boolean greet(OpenSslServer server, TlsConfig config) throws IOException, InterruptedException {
        try (TlsConnection connection = server.connect(config, Identities.HOST)) {
            connection.handshake();
            server.program().input().write(GREETING);
            server.program().input().flush();
            assertArrayEquals(GREETING, connection.input().readNBytes(GREETING.length));
            return connection.info().orElseThrow().resumed();
        }
    }

    private static TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted());
    }
}
