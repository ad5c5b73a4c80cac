package dev.parley.tests.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsTest {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String CONNECTED =
            "connected TLSv1\\.2 TLS_ECDHE_ECDSA_\\S+ x25519 ecdsa_secp256r1_sha256 .*CN=localhost.* resumed=false\n";

    private static String root;
    private static ParleyTls.Serving pages;

    @BeforeAll
    static void serve() throws IOException {
        root = Identities.rootFile().toString();
        pages = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--alpn", "http/1.1"));
    }

    @Test
    void connectPrintsWhatWasAgreedOnInOneLine() {
        ParleyTls.Run run = ParleyTls.run("connect", pages.address(), "--ca", root);
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().matches(CONNECTED), run.output());
        assertEquals("", run.errors());
    }

    @Test
    void connectGetsAPage() {
        ParleyTls.Run run = ParleyTls.run("connect", pages.address(), "--ca", root, "--alpn", "http/1.1", "--get", "/");
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().matches("(?s)" + CONNECTED + "HTTP/1\\.1 200 OK\r\n.*Parley.*"), run.output());
    }

    @Test
    void theChosenSuiteGroupAndSchemeAreUsed() throws IOException {
        ParleyTls.Serving server = ParleyTls.serve(with(Identities.server(KeyKind.RSA_2048), "--www"));
        ParleyTls.Run run = ParleyTls.run("connect", server.address(), "--ca", root, "--cipher",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "--group", "secp384r1", "--sigalg",
                "rsa_pss_rsae_sha512,ecdsa_secp256r1_sha256", "--crypto", "bouncycastle");
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().startsWith("connected TLSv1.2 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 secp384r1 "
                + "rsa_pss_rsae_sha512 "), run.output());
    }

    @Test
    void theTraceIsALadderOfStatesAndEpochs() {
        ParleyTls.Run run = ParleyTls.run("connect", pages.address(), "--ca", root, "--trace");
        assertEquals(OK, run.exitCode(), run.errors());
        List<String> ladder = run.output().lines().filter(line -> line.contains("──")).toList();
        assertTrue(ladder.get(0).matches("START +─+ ClientHello +─+▶ +WAIT_SH +plain +\\S+\\.parley:\\d+ *"), run.output());
        assertTrue(ladder.get(1).matches("WAIT_SH +◀─+ ServerHello +─+ +WAIT_CERT +plain +\\S+\\.parley:\\d+ *"),
                run.output());
        assertTrue(ladder.get(ladder.size() - 1)
                .matches("WAIT_SFIN +◀─+ Finished +─+ +CONNECTED +session +\\S+\\.parley:\\d+ *"), run.output());
    }

    @Test
    void aServerThatIsNotTrustedIsRefusedInOneLine() throws IOException {
        String stranger = TestPki.create().writeRoot(Scratch.folder()).toString();
        assertFails(ParleyTls.run("connect", pages.address(), "--ca", stranger), "failed unknown_ca: ");
        assertFails(ParleyTls.run("connect", pages.address(), "--ca", root, "--server-name", "other.example"),
                "failed bad_certificate: ");
    }

    @Test
    void anAlertOfThePeerIsToldInOneLine() {
        assertFails(ParleyTls.run("connect", pages.address(), "--ca", root, "--alpn", "parley/1"),
                "failed the peer sent no_application_protocol");
    }

    @Test
    void aServerThatIsNotThereIsToldInOneLine() throws IOException {
        int nobody;
        try (ServerSocket socket = Sockets.listen()) {
            nobody = socket.getLocalPort();
        }
        assertFails(ParleyTls.run("connect", "127.0.0.1:" + nobody, "--ca", root), "failed ");
    }

    @Test
    void aFileThatIsNotThereIsToldInOneLine() {
        assertFails(ParleyTls.run("connect", pages.address(), "--ca", "no-such-file.pem"), "failed ");
        assertFails(ParleyTls.run("serve", "--port", "0", "--cert", "no-such-file.pem", "--key", "no-such-file.key"),
                "failed ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "connect", "connect nowhere", "connect localhost:port", "connect localhost:70000",
        "connect localhost:1 --cipher TLS_NONSENSE", "connect localhost:1 --group p-nonsense",
        "connect localhost:1 --cert only.pem", "connect localhost:1 --crypto openssl", "connect localhost:1 --nonsense",
        "connect localhost:1 --server-name spaces%20are%20no%20name", "connect localhost:1 --alpn a,,b", "serve --port 0",
        "serve --port x --cert a --key b", "serve --port 70000 --cert a --key b", "nonsense"})
    void wrongUsageHasItsOwnExitCode(String commandLine) {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");
        ParleyTls.Run run = ParleyTls.run(arguments);
        assertEquals(USAGE, run.exitCode(), run.toString());
        assertTrue(!run.errors().isBlank() && !run.errors().contains("\tat "), run.toString());
    }

    @Test
    void aClientCertificateIsAskedForAndShown() throws IOException {
        ParleyTls.Serving server = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--client-ca", root));
        assertFails(ParleyTls.run("connect", server.address(), "--ca", root), "failed the peer sent handshake_failure");
        List<String> arguments = new ArrayList<>(List.of("connect", server.address(), "--ca", root));
        arguments.addAll(List.of(with(Identities.client(KeyKind.P256))));
        ParleyTls.Run run = ParleyTls.run(arguments.toArray(String[]::new));
        assertEquals(OK, run.exitCode(), run.errors());
        server.output().await("Test Client");
    }

    @Test
    void theSecondConnectionResumesTheSessionOfTheFirst() throws IOException {
        ParleyTls.Serving server = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--tickets"));
        ParleyTls.Run run = ParleyTls.run("connect", server.address(), "--ca", root, "--reconnect", "--get", "/", "--trace");
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().contains("◀─── NewSessionTicket"), run.output());
        List<String> lines = run.output().lines().filter(line -> line.startsWith("connected ")).toList();
        assertEquals(List.of(false, true), lines.stream().map(line -> line.endsWith("resumed=true")).toList(), run.output());
        ParleyTls.Run byIdentifier = ParleyTls.run("connect", pages.address(), "--ca", root, "--reconnect", "--get", "/");
        assertTrue(byIdentifier.output().contains("resumed=true"), byIdentifier.output());
        assertFalse(byIdentifier.output().contains("NewSessionTicket"));
    }

    @Test
    void theKeyLogOfBothSidesIsTheSame() throws IOException {
        Path ours = Scratch.folder().resolve("client");
        Path theirs = Scratch.folder().resolve("server");
        ParleyTls.Serving server =
                ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--keylog", theirs.toString()));
        assertEquals(OK, ParleyTls.run("connect", server.address(), "--ca", root, "--keylog", ours.toString()).exitCode());
        assertTrue(Files.readString(ours).matches("CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n"));
        assertEquals(Files.readString(theirs), Files.readString(ours));
    }

    @Test
    void theServerServesOnAfterABadClient() throws IOException {
        try (Socket stranger = Sockets.guard(new Socket("localhost", pages.port()))) {
            stranger.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] unexpectedMessage = {21, 3, 3, 0, 2, 2, 10};
            assertArrayEquals(unexpectedMessage, stranger.getInputStream().readAllBytes(), "an alert, and the end");
        }
        pages.output().await("failed unexpected_message: ");
        try (Socket hangsUp = new Socket("localhost", pages.port())) {
            hangsUp.getOutputStream().write(22);
        }
        pages.output().await("the connection ended during the handshake");
        connectPrintsWhatWasAgreedOnInOneLine();
    }

    @Test
    void clientsAreServedSideBySide() throws IOException {
        ParleyTls.Serving echo = ParleyTls.serve(with(Identities.server(KeyKind.P256)));
        TlsConfig config = TlsConfig.builder().trust(Identities.PKI.trusted()).build();
        List<TlsConnection> connections = new ArrayList<>();
        try (Socket silent = new Socket("localhost", echo.port())) {
            assertTrue(silent.isConnected());
            for (int i = 0; i < 20; i++) {
                TlsConnection connection = new TlsConnection(Sockets.guard(new Socket("localhost", echo.port())),
                        TlsEngine.client(config, Identities.HOST, step -> { }));
                connections.add(connection);
                connection.handshake();
            }
            for (int i = connections.size() - 1; i >= 0; i--) {
                byte[] text = ("number " + i).getBytes(StandardCharsets.US_ASCII);
                connections.get(i).output().write(text);
                assertArrayEquals(text, connections.get(i).input().readNBytes(text.length));
            }
        } finally {
            for (TlsConnection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void theDemoShowsAHandshakeAndAPage() throws IOException {
        ParleyTls.Run run = ParleyTls.run("demo", "--dir", Scratch.folder().toString());
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().startsWith("connecting to ") && run.output().contains("CONNECTED")
                && run.output().contains("connected TLSv1.2 ") && run.output().contains("200 "), run.output());
    }

    private static void assertFails(ParleyTls.Run run, String start) {
        assertEquals(FAILED, run.exitCode(), run.toString());
        assertTrue(run.errors().startsWith(start) && run.errors().lines().count() == 1, run.toString());
    }

    private static String[] with(Identity identity, String... more) throws IOException {
        Path folder = Scratch.folder();
        List<String> arguments = new ArrayList<>(List.of("--cert", identity.writeChain(folder, "own").toString(), "--key",
                identity.writeKey(folder, "own").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
