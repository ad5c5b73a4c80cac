package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Parley's client against {@code openssl s_server}. */
class OpenSslServerMatrixTest {
    private static final byte[] UP = Bulk.data(1, Bulk.LARGE);
    private static final byte[] DOWN = Bulk.data(2, Bulk.LARGE);

    @TestFactory
    Stream<DynamicTest> ourClientTalksToOpenSslServer() {
        return Profile.choose(Combination.representatives(), Combination.all()).stream()
                .map(c -> dynamicTest(c.toString(), () -> handshakeAndTransfer(c)));
    }

    private static void handshakeAndTransfer(Combination combination) throws Exception {
        OpenSsl openSsl = OpenSsl.require();
        String suite = openSsl.suite(combination.suite().label());
        List<String> arguments = new ArrayList<>(Identities.openSslArguments(combination.server()));
        arguments.addAll(List.of("-brief", "-cipher", suite + ":@SECLEVEL=0", "-groups",
                OpenSslNames.groups(combination.accepted())));
        try (OpenSslServer server = openSsl.server(arguments);
                TlsConnection connection = server.connect(combination.client().build(), Identities.HOST)) {
            connection.handshake();
            CompletableFuture<Void> down = Bulk.send(server.program().input(), DOWN);
            CompletableFuture<Void> up = Bulk.send(connection.output(), UP);
            assertEquals(Bulk.hash(DOWN), Bulk.hash(connection.input().readNBytes(DOWN.length)));
            down.join();
            up.join();
            connection.closeOutput();
            assertEquals(-1, connection.input().read(), "OpenSSL answers close_notify");

            MessageLog messages = server.awaitMessages();
            assertTrue(messages.received("warning close_notify") && messages.sent("warning close_notify"),
                    messages.toString());
            assertEquals(Bulk.hash(UP), Bulk.hash(server.program().output().bytes()));
            assertReports(combination, suite, connection.info().orElseThrow(), server.program().errors().text());
        }
    }

    private static void assertReports(Combination combination, String suite, ConnectionInfo ours, String theirs) {
        assertEquals("TLSv1.2", ours.version());
        assertEquals(combination.suite(), ours.suite());
        assertEquals(combination.group(), ours.group());
        assertEquals(combination.group().isPresent(), ours.scheme().isPresent());
        assertEquals(combination.server().certificate(), ours.peerCertificates().get(0));
        assertTrue(theirs.contains("Protocol version: TLSv1.2\n") && theirs.contains("Ciphersuite: " + suite + "\n"), theirs);
    }
}
