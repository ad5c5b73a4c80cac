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
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.UnknownServerName;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.net.ServerSocket;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which certificate OpenSSL gets to see, by what it asks for. */
class OpenSslCertificateChoiceTest {
    private static final Identity ECDSA = Identities.server(KeyKind.P256);
    private static final Identity RSA = Identities.server(KeyKind.RSA_2048);
    private static final Identity EXACT = Identities.PKI.intermediate().issue(CertificateSpec.server("www.example.org"));
    private static final Identity WILDCARD = Identities.PKI.intermediate().issue(CertificateSpec.server("*.example.org"));
    private static final int PEM_LINE = 64;
    private static final String NAME_WAS_USED = "TLS server extension \"server name\" (id=0), len=0";

    private static OpenSsl openSsl;

    @BeforeAll
    static void find() {
        openSsl = OpenSsl.require();
    }

    @Test
    void theNameDecides() throws Exception {
        TlsConfig config = server(ECDSA, WILDCARD, EXACT).build();
        for (String name : List.of("www.example.org", "api.example.org", Identities.HOST)) {
            assertTrue(serve(config, name, "-tlsextdebug").contains(NAME_WAS_USED), name);
        }
    }

    @Test
    void anUnknownNameIsServedAsIfThereWereNone() throws Exception {
        TlsConfig config = server(ECDSA, EXACT).build();
        String report = serve(config, Identities.HOST, "-servername", "unknown.example", "-tlsextdebug");
        assertFalse(report.contains(NAME_WAS_USED), report);
    }

    @Test
    void anUnknownNameIsRefusedIfThatIsSet() throws Exception {
        TlsConfig config = server(ECDSA, EXACT).unknownServerName(UnknownServerName.REFUSED).build();
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(),
                        Arguments.strictClient("-servername", "unknown.example"));
                TlsConnection connection = Sockets.accept(listening, config)) {
            TlsException refusal = assertThrows(TlsException.class, connection::handshake);
            assertEquals(Optional.of(AlertDescription.UNRECOGNIZED_NAME), refusal.alert());
            MessageLog messages = client.awaitMessages();
            assertTrue(messages.received("fatal unrecognized_name"), messages.toString());
        }
    }

    @Test
    void suitesSchemesAndCurvesDecide() throws Exception {
        TlsConfig config = server(RSA, ECDSA).build();
        assertShown(ECDSA, config, "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256");
        assertShown(RSA, config, "-cipher", "ECDHE-RSA-AES128-GCM-SHA256");
        assertShown(RSA, config, "-sigalgs", "RSA-PSS+SHA256:ECDSA+SHA256", "-curves", "X25519");
        assertShown(ECDSA, config, "-curves", "X25519:P-256");
    }

    @Test
    void anOpenSslServerGetsTheCertificateThatItCanVerify() throws Exception {
        Identity stranger = Authority.selfSigned(CertificateSpec.authority("Other Root"))
                .issue(CertificateSpec.client("Stranger"));
        Identity ecdsa = Identities.client(KeyKind.P256);
        Identity rsa = Identities.client(KeyKind.RSA_2048);
        assertSent(rsa, List.of(stranger, rsa, ecdsa));
        assertSent(ecdsa, List.of(stranger, rsa, ecdsa), "-client_sigalgs", "ECDSA+SHA256");
    }

    private static void assertSent(Identity expected, List<Identity> own, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(Arguments.with(ECDSA, "-Verify", "3", "-verify_return_error", "-CAfile",
                Identities.rootFile().toString()));
        arguments.addAll(List.of(more));
        TlsConfig config = Configs.tls12().trust(Identities.PKI.trusted())
                .credentials(own.stream().map(Identity::credentials).toList()).build();
        try (OpenSslServer server = openSsl.server(arguments);
                TlsConnection connection = server.connect(config, Identities.HOST)) {
            connection.handshake();
            connection.closeOutput();
            server.awaitMessages();
            String report = server.program().output().text();
            assertTrue(report.contains("Client certificate"), report);
            assertTrue(report.contains(pem(expected)), report);
        }
    }

    private static void assertShown(Identity expected, TlsConfig config, String... more) throws Exception {
        String report = serve(config, Identities.HOST, more);
        assertTrue(report.contains(pem(expected)), report);
    }

    /** The certificate as OpenSSL prints it. */
    private static String pem(Identity identity) throws CertificateEncodingException {
        return Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(identity.certificate().getEncoded());
    }

    private static String serve(TlsConfig config, String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(Arguments.strictClient("-servername", name, "-verify_hostname", name));
        arguments.addAll(List.of(more));
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), arguments);
                TlsConnection connection = Sockets.accept(listening, config)) {
            connection.handshake();
            client.program().input().close();
            assertEquals(-1, connection.input().read());
            client.awaitMessages();
            return client.program().output().text();
        }
    }

    private static TlsConfig.Builder server(Identity... own) {
        return Configs.tls12().credentials(Stream.of(own).map(Identity::credentials).toList());
    }
}
