package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.Profile;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConnection;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Parley's server against {@code openssl s_client}. */
class OpenSslClientMatrixTest {
    private static final byte[] UP = Bulk.data(3, Bulk.LARGE);
    private static final byte[] DOWN = Bulk.data(4, Bulk.LARGE);

    @TestFactory
    Stream<DynamicTest> openSslClientTalksToOurServer() {
        return Profile.choose(Combination.representatives(), Combination.all()).stream()
                .map(c -> dynamicTest(c.toString(), () -> handshakeAndTransfer(c)));
    }

    private static void handshakeAndTransfer(Combination combination) throws Exception {
        OpenSsl openSsl = OpenSsl.require();
        String suite = openSsl.suite(combination.suite().label());
        // -ign_eof also keeps it from taking bytes of the data for commands.
        List<String> arguments = List.of("-brief", "-ign_eof", "-cipher", suite + ":@SECLEVEL=0", "-groups",
                OpenSslNames.groups(combination.offered()), "-servername", Identities.HOST, "-verify_hostname",
                Identities.HOST, "-verify_return_error", "-CAfile", Identities.rootFile().toString());
        try (ServerSocket listening = Sockets.listen();
                OpenSslClient client = openSsl.client(listening.getLocalPort(), arguments);
                TlsConnection connection = Sockets.accept(listening, combination.serverConfig().build())) {
            connection.handshake();
            CompletableFuture<Void> up = Bulk.send(client.program().input(), UP);
            CompletableFuture<Void> down = Bulk.send(connection.output(), DOWN);
            assertEquals(Bulk.hash(UP), Bulk.hash(connection.input().readNBytes(UP.length)));
            up.join();
            down.join();
            connection.closeOutput();
            assertEquals(-1, connection.input().read(), "OpenSSL answers close_notify");

            MessageLog messages = client.awaitMessages();
            assertTrue(messages.received("warning close_notify") && messages.sent("warning close_notify"),
                    messages.toString());
            assertEquals(Bulk.hash(DOWN), Bulk.hash(client.program().output().bytes()));
            assertReports(combination, suite, connection.info().orElseThrow(), client.program().errors().text());
        }
    }

    private static void assertReports(Combination combination, String suite, ConnectionInfo ours, String theirs) {
        assertEquals("TLSv1.2", ours.version());
        assertEquals(combination.suite(), ours.suite());
        assertEquals(combination.group(), ours.group());
        assertEquals(Optional.of(Identities.HOST), ours.serverName());
        assertTrue(theirs.contains("Protocol version: TLSv1.2\n") && theirs.contains("Ciphersuite: " + suite + "\n")
                && theirs.contains("Verification: OK\n"), theirs);
        Optional<String> temporaryKey = theirs.lines().filter(line -> line.startsWith("Server Temp Key:")).findFirst();
        assertEquals(combination.group().isPresent(), temporaryKey.isPresent(), theirs);
        combination.group().ifPresent(group -> assertTrue(OpenSslNames.reports(temporaryKey.get(), group), theirs));
    }
}
