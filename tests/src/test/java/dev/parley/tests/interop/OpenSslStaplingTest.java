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
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OcspSpec;
import dev.parley.wire.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OCSP responses that OpenSSL staples, and that are stapled for OpenSSL. */
class OpenSslStaplingTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256"})
    void theResponseOfAnOpenSslServerIsSeen(KeyKind kind) throws Exception {
        Identity own = Identities.server(kind);
        TlsConfig config = client().stapling(Stapling.REQUIRED).build();
        try (OpenSslServer server = openSsl.server(stapling(own, Identities.PKI.status(own.certificate())));
                TlsConnection connection = server.connect(config, Identities.HOST)) {
            connection.handshake();
            assertTrue(connection.info().orElseThrow().stapled());
            connection.closeOutput();
            MessageLog messages = server.awaitMessages();
            assertTrue(messages.sent("CertificateStatus"), messages.toString());
        }
    }

    @Test
    void anOpenSslServerWithoutResponseIsAccepted() throws Exception {
        try (OpenSslServer server = openSsl.server(Arguments.with(SERVER));
                TlsConnection connection = server.connect(client().build(), Identities.HOST)) {
            connection.handshake();
            assertFalse(connection.info().orElseThrow().stapled());
        }
    }

    @Test
    void anOpenSslServerWithoutTheRequiredResponseIsRefused() throws Exception {
        refuse(Arguments.with(SERVER), client().stapling(Stapling.REQUIRED).build(),
                AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
    }

    @Test
    void aRevokedOpenSslServerIsRefused() throws Exception {
        refuse(stapling(SERVER, Identities.PKI.status(SERVER.certificate()).revoked()), client().build(),
                AlertDescription.CERTIFICATE_REVOKED);
    }

    @Test
    void anOpenSslServerWithAnotherServersResponseIsRefused() throws Exception {
        refuse(stapling(SERVER, Identities.PKI.status(Identities.server(KeyKind.P384).certificate())), client().build(),
                AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
    }

    @Test
    void anOpenSslClientSeesOurResponse() throws Exception {
        Bytes staple = Identities.PKI.status(SERVER.certificate()).sign();
        Report report = serve(SERVER.credentials().withStaple(staple), "-status");
        assertTrue(report.messages().received("CertificateStatus"), report.messages().toString());
        assertTrue(report.text().contains("OCSP Response Status: successful"), report.text());
        assertTrue(report.text().contains("Cert Status: good"), report.text());
    }

    @Test
    void anOpenSslClientThatAsksInVainIsServedAllTheSame() throws Exception {
        Report report = serve(SERVER.credentials(), "-status");
        assertFalse(report.messages().received("CertificateStatus"));
        assertTrue(report.text().contains("OCSP response: no response sent"), report.text());
    }

    @Test
    void anOpenSslClientThatDoesNotAskGetsNoResponse() throws Exception {
        Report report = serve(SERVER.credentials().withStaple(Identities.PKI.status(SERVER.certificate()).sign()));
        assertFalse(report.messages().received("CertificateStatus"));
    }

    /** What an OpenSSL client saw and said. */
    private record Report(MessageLog messages, String text) {
    }

    private static Report serve(Credentials own, String... more) throws IOException, InterruptedException {
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), Arguments.strictClient(more));
                TlsConnection connection = Sockets.accept(listening,
                        Configs.tls12().credentials(List.of(own)).build())) {
            connection.handshake();
            client.program().input().close();
            assertEquals(-1, connection.input().read());
            return new Report(client.awaitMessages(), client.program().output().text());
        }
    }

    private static void refuse(List<String> arguments, TlsConfig config, AlertDescription alert)
            throws IOException, InterruptedException {
        try (OpenSslServer server = openSsl.server(arguments);
                TlsConnection connection = server.connect(config, Identities.HOST)) {
            TlsException refusal = assertThrows(TlsException.class, connection::handshake);
            assertEquals(Optional.of(alert), refusal.alert(), refusal.getMessage());
            assertFalse(refusal.isFromPeer());
            MessageLog messages = server.awaitMessages();
            assertTrue(messages.received("fatal " + alert.label()), messages.toString());
        }
    }

    private static List<String> stapling(Identity own, OcspSpec response) throws IOException {
        Path file = Files.write(Scratch.folder().resolve("staple"), response.sign().toByteArray());
        return Arguments.with(own, "-status_file", file.toString());
    }

    private static TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted());
    }
}
