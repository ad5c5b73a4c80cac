package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.KeyKind;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Wrong certificates that OpenSSL shows are refused with an alert that it receives, over sockets that are then closed. */
class OpenSslCertificateRefusalTest {
    @TestFactory
    Stream<DynamicTest> ourClientRefusesOpenSslServer() {
        TlsConfig config = TlsConfig.builder().trust(Identities.PKI.trusted()).build();
        return Forgeries.servers().stream().map(forgery -> dynamicTest(forgery.toString(), () -> {
            try (OpenSslServer server = OpenSsl.require().server(Arguments.with(forgery.identity()));
                    TlsConnection connection = server.connect(config, Identities.HOST)) {
                assertRefuses(connection, forgery.alert());
                assertReceived(server.awaitMessages(), forgery.alert());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> ourServerRefusesOpenSslClient() {
        TlsConfig config = TlsConfig.builder().credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                .trust(Identities.PKI.trusted()).clientAuthentication(ClientAuthentication.REQUIRED).build();
        return Forgeries.clients().stream().map(forgery -> dynamicTest(forgery.toString(), () -> {
            List<String> arguments = Arguments.with(forgery.identity());
            try (ServerSocket listening = Sockets.listen();
                    OpenSslClient client = OpenSsl.require().client(listening.getLocalPort(), arguments);
                    TlsConnection connection = Sockets.accept(listening, config)) {
                assertRefuses(connection, forgery.alert());
                assertReceived(client.awaitMessages(), forgery.alert());
            }
        }));
    }

    private static void assertRefuses(TlsConnection connection, AlertDescription alert) {
        TlsException refusal = assertThrows(TlsException.class, connection::handshake);
        assertEquals(Optional.of(alert), refusal.alert(), refusal.getMessage());
        assertFalse(refusal.isFromPeer());
    }

    private static void assertReceived(MessageLog messages, AlertDescription alert) {
        assertTrue(messages.received("fatal " + alert.label()), messages.toString());
    }
}
