package dev.parley.tests.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.RawKeys;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The options of {@code parley-tls} that belong to TLS 1.3, against itself. */
class Tls13OptionsTest {
    private static final String PSK = "tester:00112233445566778899aabbccddeeff";
    private static final String REQUEST = "GET /early HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static String root;

    @BeforeAll
    static void root() throws IOException {
        root = Identities.rootFile().toString();
    }

    @Test
    void bothSidesTakeTheSameKeyInsteadOfCertificates() throws IOException {
        ParleyTls.Serving server = serve("--psk", PSK);
        ParleyTls.Run run = connected(server, "--psk", PSK);
        assertTrue(run.output().matches("connected TLSv1\\.3 TLS_\\S+_SHA256 X25519MLKEM768 - - resumed=false early_data=NONE\n"),
                run.output());
    }

    @Test
    void aServerWithAKeyThatIsSharedNeedsNoCertificate() throws IOException {
        ParleyTls.Run run = connected(ParleyTls.serve("--psk", PSK), "--psk", PSK);
        assertTrue(run.output().startsWith("connected TLSv1.3 "), run.output());
        assertFails(connect(ParleyTls.serve("--psk", PSK)), "the peer sent handshake_failure");
    }

    @Test
    void aServerThatCanShowNothingIsWrongUsage() {
        ParleyTls.Run run = ParleyTls.run("serve", "--port", "0");
        assertEquals(2, run.exitCode(), run.toString());
        assertTrue(run.errors().startsWith("clients must know whom they talk to; add --cert and --key, or --raw-key, or --psk"),
                run.errors());
    }

    @Test
    void bothSidesShowRawKeysInsteadOfCertificates() throws IOException {
        String server = rawKey("server").toString();
        String client = rawKey("client").toString();
        ParleyTls.Serving serving = ParleyTls.serve("--raw-key", server, "--trust-raw-key", client);
        ParleyTls.Run run = ParleyTls.run("connect", serving.address(), "--raw-key", client, "--trust-raw-key", server);
        assertEquals(0, run.exitCode(), run.toString());
        assertTrue(run.output().contains(" ecdsa_secp256r1_sha256 raw_key=EC resumed=false "), run.output());
        assertFails(ParleyTls.run("connect", serving.address(), "--raw-key", client, "--trust-raw-key", client),
                "bad_certificate");
        assertFails(ParleyTls.run("connect", serving.address(), "--raw-key", server, "--trust-raw-key", server),
                "the peer sent bad_certificate");
    }

    private static Path rawKey(String name) throws IOException {
        RawKeyCredentials key = RawKeys.generate(KeyKind.P256);
        Path folder = Scratch.folder();
        Pem.write(folder.resolve("public"), key.publicKey());
        Pem.writeKey(folder.resolve("private"), key.privateKey());
        return Files.writeString(folder.resolve(name + ".pem"),
                Files.readString(folder.resolve("public")) + Files.readString(folder.resolve("private")));
    }

    @Test
    void anotherKeyOfTheSameNameIsRefused() throws IOException {
        ParleyTls.Serving server = serve("--psk", PSK);
        ParleyTls.Run run = connect(server, "--psk", PSK.replace("00", "01"));
        assertEquals(1, run.exitCode(), run.toString());
        assertTrue(run.errors().startsWith("failed the peer sent decrypt_error"), run.errors());
    }

    @Test
    void theSessionGoesThroughAFileThatOnlyItsOwnerReads() throws IOException {
        ParleyTls.Serving server = serve("--www");
        Path file = Scratch.folder().resolve("session");
        Files.writeString(file, "something older");
        connected(server, "--sess-out", file.toString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(connected(server, "--sess-in", file.toString()).output().contains(" resumed=true early_data=NONE"));
        assertTrue(connected(server, "--sess-in", file.toString()).output().contains(" resumed=false "), "a ticket serves once");
    }

    @Test
    void aSessionFileThatIsNoneIsToldInOneLine() throws IOException {
        ParleyTls.Serving server = serve("--www");
        Path damaged = Files.writeString(Scratch.folder().resolve("damaged"), "no session");
        assertFails(connect(server, "--sess-in", damaged.toString()), "damaged: not an exported session");
        assertFails(connect(server, "--sess-in", "missing"), "missing: there is no such file");
        assertFails(connect(server, "--sess-out", "missing/session"), "there is no such folder");
    }

    @Test
    void earlyDataIsTakenFromAResumedSession() throws IOException {
        ParleyTls.Serving server = serve("--www", "--early-data");
        Path request = Files.writeString(Scratch.folder().resolve("request"), REQUEST);
        Path session = Scratch.folder().resolve("session");
        ParleyTls.Run first = connected(server, "--early-data", request.toString(), "--sess-out", session.toString());
        assertTrue(first.output().contains(" early_data=NONE\nHTTP/1.1 200 OK"), first.output());
        ParleyTls.Run second = connected(server, "--early-data", request.toString(), "--sess-in", session.toString());
        assertTrue(second.output().contains(" resumed=true early_data=ACCEPTED\nHTTP/1.1 200 OK"), second.output());
    }

    @Test
    void whatEarlyDataHasNoRoomForFollowsTheHandshake() throws IOException {
        ParleyTls.Serving server = serve("--early-data", "--max-early-data", "3000");
        byte[] content = new byte[10_000];
        Arrays.fill(content, (byte) 'x');
        Path file = Files.write(Scratch.folder().resolve("content"), content);
        ParleyTls.Run run = connected(server, "--reconnect", "--early-data", file.toString());
        assertTrue(run.output().contains(" early_data=ACCEPTED\n" + "x".repeat(content.length)), run.output());
    }

    @Test
    void rejectedEarlyDataIsSentAgain() throws IOException {
        ParleyTls.Serving server = serve("--early-data");
        Path file = Files.writeString(Scratch.folder().resolve("content"), "once only");
        Path session = Scratch.folder().resolve("session");
        connected(server, "--sess-out", session.toString());
        connected(server, "--sess-in", session.toString());
        ParleyTls.Run run = connected(server, "--sess-in", session.toString(), "--early-data", file.toString());
        assertTrue(run.output().endsWith(" resumed=false early_data=REJECTED\nonce only"), run.output());
    }

    @Test
    void keysAreReplacedFromEitherSide() throws IOException {
        ParleyTls.Serving server = serve("--www", "--key-update");
        ParleyTls.Run run = connected(server, "--key-update", "--get", "/");
        assertTrue(run.output().contains("HTTP/1.1 200 OK"), run.output());
        assertFails(connect(serve("--www"), "--key-update", "--tls", "1.2"), "keys are replaced in TLSv1.3 only, not in TLSv1.2");
    }

    private static void assertFails(ParleyTls.Run run, String reason) {
        assertEquals(1, run.exitCode(), run.toString());
        assertTrue(run.errors().startsWith("failed ") && run.errors().contains(reason) && run.errors().lines().count() == 1,
                run.toString());
    }

    private static ParleyTls.Serving serve(String... more) throws IOException {
        return ParleyTls.serve(ToolsTest.with(Identities.server(KeyKind.P256), more));
    }

    private static ParleyTls.Run connected(ParleyTls.Serving server, String... more) {
        ParleyTls.Run run = connect(server, more);
        assertEquals(0, run.exitCode(), run.toString());
        return run;
    }

    private static ParleyTls.Run connect(ParleyTls.Serving server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("connect", server.address(), "--ca", root));
        arguments.addAll(List.of(more));
        return ParleyTls.run(arguments.toArray(String[]::new));
    }
}
