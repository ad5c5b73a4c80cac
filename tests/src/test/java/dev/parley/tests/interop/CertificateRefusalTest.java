package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Wrong certificates are refused with the right alert, which the other side receives; a valid one passes the same way. */
class CertificateRefusalTest {
    private static final String[] SUITES = TlsConfig.builder().build().cipherSuites().stream()
            .map(suite -> suite.label()).toArray(String[]::new);

    @TestFactory
    Stream<DynamicTest> ourClientRefusesAServer() {
        return Forgeries.servers().stream().map(forgery -> dynamicTest(forgery.toString(), () -> {
            JsseEnd server = Jsse.with(forgery.identity()).server(Jsse.suites(SUITES));
            EngineEnd client = EngineEnd.client(client(List.of()));
            Wire.whole().run(client, server);
            assertRefused(forgery.alert(), client, false);
            assertEquals("Received fatal alert: " + forgery.alert().label(),
                    server.failure().orElseThrow().getMessage());
        }));
    }

    @Test
    void ourClientAcceptsAValidServer() throws Exception {
        JsseEnd server = Jsse.with(Identities.server(KeyKind.P256)).server(Jsse.suites(SUITES));
        EngineEnd client = EngineEnd.client(client(List.of()));
        Wire.whole().run(client, server);
        assertEquals(Identities.server(KeyKind.P256).certificate(), client.connected().peerCertificates().get(0));
    }

    @TestFactory
    Stream<DynamicTest> ourServerRefusesAClient() {
        return Forgeries.clients().stream().map(forgery -> dynamicTest(forgery.toString(), () -> {
            EngineEnd client = EngineEnd.client(client(List.of(forgery.identity())));
            EngineEnd server = EngineEnd.server(server());
            Wire.whole().run(client, server);
            assertRefused(forgery.alert(), server, false);
            assertRefused(forgery.alert(), client, true);
        }));
    }

    @Test
    void ourServerAcceptsAValidClient() {
        Identity own = Identities.client(KeyKind.P256);
        EngineEnd client = EngineEnd.client(client(List.of(own)));
        EngineEnd server = EngineEnd.server(server());
        Wire.whole().run(client, server);
        client.connected();
        assertEquals(own.certificate(), server.connected().peerCertificates().get(0));
    }

    private static void assertRefused(AlertDescription alert, EngineEnd end, boolean byPeer) {
        TlsException failure = end.failure().orElseThrow();
        assertEquals(Optional.of(alert), failure.alert(), failure.getMessage());
        assertEquals(byPeer, failure.isFromPeer());
        assertTrue(end.engine().info().isEmpty());
        assertFalse(end.engine().canWrite());
        assertFalse(end.engine().canReceive());
    }

    private static TlsConfig client(List<Identity> own) {
        return TlsConfig.builder().trust(Identities.PKI.trusted())
                .credentials(own.stream().map(Identity::credentials).toList()).build();
    }

    /** It names no authorities: our client would not show it a certificate of others. */
    private static TlsConfig server() {
        return TlsConfig.builder().credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                .trust(new PathValidator(Identities.PKI.trusted(), Clock.systemUTC()))
                .clientAuthentication(ClientAuthentication.REQUIRED).build();
    }
}
