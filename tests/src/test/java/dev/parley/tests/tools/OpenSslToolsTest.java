package dev.parley.tests.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Scratch;
import dev.parley.tls.testing.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code parley-tls} with OpenSSL's {@code s_server} and {@code s_client}, in TLS 1.3. */
class OpenSslToolsTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String TEXT = "early, but only once";
    private static final String LISTENS = "ACCEPT";
    private static final String SESSION_END = "-----END SSL SESSION PARAMETERS-----";

    private final OpenSsl openSsl = OpenSsl.require().withNewerVersions();

    @Test
    void aServerTakesEarlyDataOnlyWithATicketOfItsOwn() throws Exception {
        String session = Scratch.folder().resolve("session").toString();
        String text = Files.writeString(Scratch.folder().resolve("text"), TEXT).toString();
        try (OpenSslServer server = server("-naccept", "2", "-early_data")) {
            assertConnects(connect(server, "--sess-out", session), "resumed=false early_data=NONE");
            assertConnects(connect(server, "--sess-in", session, "--sess-out", session, "--early-data", text),
                    "resumed=true early_data=ACCEPTED");
            server.program().output().await(TEXT);
        }
        try (OpenSslServer stranger = server("-early_data")) {
            assertConnects(connect(stranger, "--sess-in", session, "--early-data", text),
                    "resumed=false early_data=REJECTED");
            stranger.program().output().await(TEXT);
        }
    }

    @Test
    void aServerSharesAKey() throws Exception {
        try (OpenSslServer server = server("-psk_identity", "tester", "-psk", KEY)) {
            assertConnects(connect(server, "--psk", "tester:" + KEY), "- - resumed=false early_data=NONE");
        }
    }

    @Test
    void aServerReplacesItsKeys() throws Exception {
        try (OpenSslServer server = server()) {
            assertConnects(connect(server, "--key-update"), "resumed=false early_data=NONE");
            MessageLog messages = server.awaitMessages();
            assertTrue(messages.received("KeyUpdate"), messages.toString());
        }
    }

    @Test
    void aClientResumesWithEarlyData() throws Exception {
        ParleyTls.Serving server = serve("--early-data");
        String session = Scratch.folder().resolve("session").toString();
        Path text = Files.writeString(Scratch.folder().resolve("text"), TEXT);
        try (OpenSslClient client = client(server, "-sess_out", session)) {
            awaitSession(session);
            client.program().input().close();
            assertEquals(0, client.program().awaitExit(), client.program().toString());
        }
        try (OpenSslClient client = client(server, "-sess_in", session, "-early_data", text.toString())) {
            client.program().output().await("Early data was accepted");
            client.program().output().await(TEXT);
        }
        server.output().await("resumed=true early_data=ACCEPTED");
    }

    @Test
    void aClientSharesAKey() throws Exception {
        ParleyTls.Serving server = serve("--psk", "tester:" + KEY);
        try (OpenSslClient client = client(server, "-psk_identity", "tester", "-psk", KEY)) {
            server.output().await(" - - resumed=false early_data=NONE");
            assertTrue(client.program().isAlive(), client.program().toString());
        }
    }

    @Test
    void aClientReplacesItsKeys() throws Exception {
        ParleyTls.Serving server = serve("--key-update");
        try (OpenSslClient client = client(server)) {
            for (String line : List.of("first\n", "second\n")) {
                client.program().input().write(line.getBytes(StandardCharsets.US_ASCII));
                client.program().input().flush();
                client.program().output().await(line);
            }
            client.program().input().close();
            MessageLog messages = client.awaitMessages();
            assertTrue(messages.received("KeyUpdate") && messages.sent("KeyUpdate"), messages.toString());
        }
    }

    /** The ticket comes by itself after the handshake, before any data. */
    private static void awaitSession(String file) throws Exception {
        long deadline = System.nanoTime() + RunningProgram.PATIENCE.toNanos();
        while (!Files.exists(Path.of(file)) || !Files.readString(Path.of(file)).contains(SESSION_END)) {
            assertTrue(System.nanoTime() < deadline, "no session was written");
            Thread.sleep(20);
        }
    }

    private static void assertConnects(ParleyTls.Run run, String end) {
        assertEquals(0, run.exitCode(), run.toString());
        assertTrue(run.output().startsWith("connected TLSv1.3 ") && run.output().lines().findFirst().orElse("").endsWith(end),
                run.toString());
    }

    private static ParleyTls.Run connect(OpenSslServer server, String... more) throws IOException {
        server.program().output().await(LISTENS);
        List<String> arguments = new ArrayList<>(
                List.of("connect", "localhost:" + server.port(), "--ca", Identities.rootFile().toString()));
        arguments.addAll(List.of(more));
        return ParleyTls.run(arguments.toArray(String[]::new));
    }

    private OpenSslServer server(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(Identities.openSslArguments(Identities.server(KeyKind.P256)));
        arguments.add("-tls1_3");
        arguments.addAll(List.of(more));
        return openSsl.server(arguments);
    }

    private static ParleyTls.Serving serve(String... more) throws IOException {
        return ParleyTls.serve(ToolsTest.with(Identities.server(KeyKind.P256), more));
    }

    private OpenSslClient client(ParleyTls.Serving server, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-tls1_3", "-servername", Identities.HOST, "-CAfile",
                Identities.rootFile().toString(), "-verify_return_error"));
        arguments.addAll(List.of(more));
        return openSsl.client(server.port(), arguments);
    }
}
