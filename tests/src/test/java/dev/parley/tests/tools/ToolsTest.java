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
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsTest {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String CONNECTED =
            "connected TLSv1\\.3 TLS_AES_\\S+ X25519MLKEM768 ecdsa_secp256r1_sha256 .*CN=localhost.* resumed=false early_data=NONE\n";

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
                "rsa_pss_rsae_sha512,ecdsa_secp256r1_sha256", "--crypto", "bouncycastle", "--tls", "1.2");
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().startsWith("connected TLSv1.2 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 secp384r1 "
                + "rsa_pss_rsae_sha512 "), run.output());
    }

    @Test
    void eitherVersionCanBeTheOnlyOne() {
        assertTrue(ParleyTls.run("connect", pages.address(), "--ca", root, "--tls", "1.2").output()
                .startsWith("connected TLSv1.2 TLS_ECDHE_ECDSA_"));
        assertTrue(ParleyTls.run("connect", pages.address(), "--ca", root, "--tls", "1.3").output()
                .startsWith("connected TLSv1.3 TLS_AES_"));
    }

    @Test
    void versionsThatDoNotMeetAreToldInOneLine() throws IOException {
        ParleyTls.Serving old = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--tls", "1.2"));
        assertFails(ParleyTls.run("connect", old.address(), "--ca", root, "--tls", "1.3"),
                "failed the peer sent protocol_version");
        assertTrue(ParleyTls.run("connect", old.address(), "--ca", root).output().startsWith("connected TLSv1.2 "));
    }

    @Test
    void theTraceIsALadderOfStatesAndEpochs() {
        List<String> ladder = ladder("1.2");
        assertStep("START +─+ ClientHello +─+▶ +WAIT_SH +plain", ladder.get(0));
        assertStep("WAIT_SH +◀─+ ServerHello12 +─+ +WAIT_SC +plain", ladder.get(1));
        assertStep("WAIT_SFIN +◀─+ \\S*Finished +─+ +CONNECTED +session", ladder.get(ladder.size() - 1));
    }

    @Test
    void theTraceOfTls13IsALadderToo() {
        List<String> ladder = ladder("1.3");
        assertStep("START +─+ ClientHello +─+▶ +WAIT_SH +plain", ladder.get(0));
        assertStep("WAIT_SH +◀─+ ServerHello13 +─+ +WAIT_EE +plain", ladder.get(1));
        assertTrue(ladder.stream().anyMatch(line -> line.matches("WAIT_CV +◀─+ \\S*CertificateVerify +─+ +WAIT_FINISHED +"
                + "handshake +tls13\\.parley:\\d+ *")), ladder.toString());
    }

    private static List<String> ladder(String version) {
        ParleyTls.Run run = ParleyTls.run("connect", pages.address(), "--ca", root, "--trace", "--tls", version);
        assertEquals(OK, run.exitCode(), run.errors());
        return run.output().lines().filter(line -> line.contains("──")).toList();
    }

    private static void assertStep(String pattern, String line) {
        assertTrue(line.matches(pattern + " +\\S+\\.parley:\\d+ *"), line);
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
        "connect localhost:1 --tls 1.1", "connect localhost:1 --psk identity", "connect localhost:1 --psk a:xy",
        "connect localhost:1 --psk a:00112233", "connect localhost:1 --tls 1.2 --psk a:00112233445566778899aabbccddeeff",
        "connect localhost:1 --cert only.pem", "connect localhost:1 --crypto openssl", "connect localhost:1 --nonsense",
        "connect localhost:1 --server-name spaces%20are%20no%20name", "connect localhost:1 --alpn a,,b", "serve --port 0",
        "serve --port 0 --cert a",
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
        assertFails(ParleyTls.run("connect", server.address(), "--ca", root, "--tls", "1.2"),
                "failed the peer sent handshake_failure");
        assertFails(ParleyTls.run("connect", server.address(), "--ca", root), "failed the peer sent certificate_required");
        List<String> arguments = new ArrayList<>(List.of("connect", server.address(), "--ca", root));
        arguments.addAll(List.of(with(Identities.client(KeyKind.P256))));
        ParleyTls.Run run = ParleyTls.run(arguments.toArray(String[]::new));
        assertEquals(OK, run.exitCode(), run.errors());
        server.output().await("Test Client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void theSecondConnectionResumesTheSessionOfTheFirst(String version) throws IOException {
        ParleyTls.Serving tickets = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--tickets"));
        for (ParleyTls.Serving server : List.of(tickets, pages)) {
            ParleyTls.Run run =
                    ParleyTls.run("connect", server.address(), "--ca", root, "--reconnect", "--get", "/", "--tls", version);
            assertEquals(OK, run.exitCode(), run.errors());
            List<String> lines = run.output().lines().filter(line -> line.startsWith("connected ")).toList();
            assertEquals(List.of(false, true), lines.stream().map(line -> line.contains(" resumed=true ")).toList(),
                    run.output());
        }
    }

    @Test
    void aTicketOfTls12IsInTheLadder() throws IOException {
        ParleyTls.Serving server = ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--tickets"));
        ParleyTls.Run run = ParleyTls.run("connect", server.address(), "--ca", root, "--reconnect", "--trace", "--tls", "1.2");
        assertTrue(run.output().matches("(?s).*◀─+ \\S*NewSessionTicket.*"), run.output());
        ParleyTls.Run byIdentifier =
                ParleyTls.run("connect", pages.address(), "--ca", root, "--reconnect", "--trace", "--tls", "1.2");
        assertFalse(byIdentifier.output().contains("NewSessionTicket"));
    }

    @ParameterizedTest
    @CsvSource({"1.2, CLIENT_RANDOM, 1", "1.3, CLIENT_TRAFFIC_SECRET_0, 5"})
    void theKeyLogOfBothSidesIsTheSame(String version, String label, int count) throws IOException {
        Path ours = Scratch.folder().resolve("client");
        Path theirs = Scratch.folder().resolve("server");
        ParleyTls.Serving server =
                ParleyTls.serve(with(Identities.server(KeyKind.P256), "--www", "--keylog", theirs.toString()));
        assertEquals(OK, ParleyTls.run("connect", server.address(), "--ca", root, "--keylog", ours.toString(), "--tls", version)
                .exitCode());
        List<String> log = Files.readAllLines(ours);
        assertTrue(log.stream().anyMatch(line -> line.matches(label + " [0-9a-f]{64} [0-9a-f]{64,96}")), log.toString());
        assertEquals(count, log.size());
        assertEquals(Set.copyOf(Files.readAllLines(theirs)), Set.copyOf(log));
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

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "1.2"})
    void theDemoShowsAHandshakeAndAPage(String version) throws IOException {
        String folder = Scratch.folder().toString();
        ParleyTls.Run run = version.equals("1.3") ? ParleyTls.run("demo", "--dir", folder)
                : ParleyTls.run("demo", "--dir", folder, "--tls", version);
        assertEquals(OK, run.exitCode(), run.errors());
        assertTrue(run.output().startsWith("connecting to ") && run.output().contains("CONNECTED")
                && run.output().contains("connected TLSv" + version + " ") && run.output().contains("200 "), run.output());
    }

    private static void assertFails(ParleyTls.Run run, String start) {
        assertEquals(FAILED, run.exitCode(), run.toString());
        assertTrue(run.errors().startsWith(start) && run.errors().lines().count() == 1, run.toString());
    }

    static String[] with(Identity identity, String... more) throws IOException {
        Path folder = Scratch.folder();
        List<String> arguments = new ArrayList<>(List.of("--cert", identity.writeChain(folder, "own").toString(), "--key",
                identity.writeKey(folder, "own").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
