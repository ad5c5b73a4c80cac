package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.testing.KeyKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sessions are resumed, between Parley's client and server. */
class SessionTest {
    private static final int CAPACITY = 8;
    /** An application data record that no key ever protected. */
    private static final byte[] FORGED = {23, 3, 3, 0, 4, 1, 2, 3, 4};

    private final SessionCache clientSessions = new SessionCache(CAPACITY);
    private final SessionCache serverSessions = new SessionCache(CAPACITY);

    /** Both ends of a connection. */
    private record Pair(EngineEnd client, EngineEnd server) {
        boolean resumed() {
            assertEquals(client.connected().resumed(), server.connected().resumed());
            return client.connected().resumed();
        }
    }

    @Test
    void aSessionIsResumedAgainAndAgain() {
        assertFalse(connect(client().build(), server().build()).resumed());
        for (int i = 0; i < 3; i++) {
            Pair again = connect(client().build(), server().build());
            assertTrue(again.resumed());
            assertEquals(Identities.server(KeyKind.P256).certificate(),
                    again.client().connected().peerCertificates().get(0));
        }
    }

    @Test
    void aConnectionThatIsJustCutLeavesItsSessionBehind() {
        Pair first = connect(client().build(), server().build());
        first.client().endOfInput();
        first.server().endOfInput();
        assertTrue(connect(client().build(), server().build()).resumed());
    }

    /** RFC 5246 section 7.2.2: "any connection terminated with a fatal alert MUST NOT be resumed". */
    @Test
    void theSideThatSendsAFatalAlertForgetsTheSession() {
        Pair first = connect(client().build(), server().build());
        first.server().give(FORGED);
        assertTrue(first.server().failure().isPresent());
        assertTrue(clientSessions.newest(any -> true).isPresent(), "the client offers it all the same");
        assertFalse(connect(client().build(), server().build()).resumed());
    }

    @Test
    void theSideThatReceivesAFatalAlertForgetsTheSession() {
        Pair first = connect(client().build(), server().build());
        first.server().give(FORGED);
        first.client().give(first.server().take());
        assertTrue(first.client().failure().orElseThrow().isFromPeer());
        assertTrue(clientSessions.newest(any -> true).isEmpty());
    }

    @Test
    void aResumedConnectionThatFailsEndsItsSession() {
        connect(client().build(), server().build());
        Pair second = connect(client().build(), server().build());
        assertTrue(second.resumed());
        second.client().give(FORGED);
        second.server().give(second.client().take());
        assertFalse(connect(client().build(), server().build()).resumed());
    }

    @Test
    void aSessionIsOfferedUnderItsOwnNameOnly() {
        connect(client().build(), server().build());
        EngineEnd client = EngineEnd.client(client().build(), "127.0.0.1");
        EngineEnd server = EngineEnd.server(server().build());
        Wire.whole().run(client, server);
        assertFalse(new Pair(client, server).resumed());
    }

    @Test
    void aSessionWithASuiteThatIsNoLongerWantedIsNotResumed() {
        Pair first = connect(client().build(), server().build());
        TlsConfig stricter = server().cipherSuites(Configs.tls12().build().cipherSuites().stream()
                .filter(suite -> !suite.equals(first.client().connected().suite())).toList()).build();
        assertFalse(connect(client().build(), stricter).resumed());
    }

    @Test
    void aSessionOfAnAnonymousClientIsNotResumedWhereACertificateIsRequired() {
        TlsConfig.Builder known = client().credentials(List.of(Identities.client(KeyKind.P256).credentials()));
        connect(known.build(), server().build());
        Pair second = connect(known.build(), server().trust(Identities.PKI.trusted())
                .clientAuthentication(ClientAuthentication.REQUIRED).build());
        assertFalse(second.resumed());
        assertFalse(second.server().connected().peerCertificates().isEmpty());
        Pair third = connect(known.build(), server().trust(Identities.PKI.trusted())
                .clientAuthentication(ClientAuthentication.REQUIRED).build());
        assertTrue(third.resumed());
        assertEquals(second.server().connected().peerCertificates(), third.server().connected().peerCertificates());
    }

    private static Pair connect(TlsConfig clientConfig, TlsConfig serverConfig) {
        EngineEnd client = EngineEnd.client(clientConfig);
        EngineEnd server = EngineEnd.server(serverConfig);
        Wire.whole().run(client, server);
        client.connected();
        server.connected();
        return new Pair(client, server);
    }

    private TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted()).sessions(clientSessions);
    }

    private TlsConfig.Builder server() {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                .sessions(serverSessions);
    }
}
