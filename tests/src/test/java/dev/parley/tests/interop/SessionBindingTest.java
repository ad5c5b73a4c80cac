package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A session is resumed only by a connection that would have been made under the same: each thing on its own, for both means. */
class SessionBindingTest {
    private static final String OTHER_NAME = "127.0.0.1";
    private static final TrustAnchors MORE = TrustAnchors.of(List.of(Identities.PKI.root().certificate(),
            TestPki.create().root().certificate()));
    private static final CipherSuite SUITE = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    /** How a server knows a session again. */
    private enum Means {
        IDENTIFIER,
        TICKET
    }

    /** The settings of both sides. */
    private record Settings(TlsConfig.Builder client, TlsConfig.Builder server) {
        static Settings with(Means means) {
            TlsConfig.Builder client = Configs.tls12().trust(Identities.PKI.trusted()).sessions(new SessionCache(8))
                    .credentials(List.of(Identities.client(KeyKind.P256).credentials()))
                    .applicationProtocols(List.of("a", "b")).stapling(Stapling.NONE).tickets(means == Means.TICKET);
            TlsConfig.Builder server = Configs.tls12().trust(Identities.PKI.trusted())
                    .credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                    .applicationProtocols(List.of("b", "a")).clientAuthentication(ClientAuthentication.REQUESTED);
            return new Settings(client, means == Means.TICKET
                    ? server.ticketKeys(new TicketKeys(CryptoSuites.standard())) : server.sessions(new SessionCache(8)));
        }

        boolean resumes(String host) {
            EngineEnd clientEnd = EngineEnd.client(client.build(), host);
            EngineEnd serverEnd = EngineEnd.server(server.build());
            Wire.whole().run(clientEnd, serverEnd);
            assertEquals(clientEnd.connected().resumed(), serverEnd.connected().resumed());
            return clientEnd.connected().resumed();
        }

        boolean resumes() {
            return resumes(Identities.HOST);
        }
    }

    @TestFactory
    Stream<DynamicTest> thingsThatTheClientComparesBeforeItOffersASession() {
        return Stream.of(
                client("offers other application protocols", c -> c.applicationProtocols(List.of("a", "b", "c"))),
                client("prefers another application protocol", c -> c.applicationProtocols(List.of("b", "a"))),
                client("trusts more authorities", c -> c.trust(MORE)),
                client("asks for OCSP responses", c -> c.stapling(Stapling.REQUESTED)),
                client("wants fewer suites", c -> c.cipherSuites(without(SUITE))),
                client("has no certificate any more", c -> c.credentials(List.of())),
                client("has another certificate",
                        c -> c.credentials(List.of(Identities.client(KeyKind.P384).credentials())))).flatMap(s -> s);
    }

    @TestFactory
    Stream<DynamicTest> thingsThatTheServerComparesBeforeItResumes() {
        return Stream.of(
                server("speaks other application protocols", s -> s.applicationProtocols(List.of("b"))),
                server("trusts more authorities", s -> s.trust(MORE)),
                server("wants fewer suites", s -> s.cipherSuites(without(SUITE))),
                server("requires a certificate", s -> s.clientAuthentication(ClientAuthentication.REQUIRED)),
                server("asks for no certificate", s -> s.clientAuthentication(ClientAuthentication.NONE)))
                .flatMap(s -> s);
    }

    @TestFactory
    Stream<DynamicTest> theNameOfTheServerByTheClient() {
        return each("another name", settings -> assertFalse(settings.resumes(OTHER_NAME)));
    }

    /** The client is made to believe that the session is another server's. */
    @TestFactory
    Stream<DynamicTest> theNameOfTheServerByTheServer() {
        return each("another name than the session's", settings -> {
            rebind(settings, b -> new SessionBinding(b.peer(), b.version(), b.suite(), b.extendedMasterSecret(),
                    Optional.of(Bytes.ofUtf8(OTHER_NAME)), b.applicationProtocols(), b.trust()));
            assertFalse(settings.resumes(OTHER_NAME));
        });
    }

    /** The client is made to believe that the session is of another version. */
    @TestFactory
    Stream<DynamicTest> theVersion() {
        return each("another version", settings -> {
            rebind(settings, b -> new SessionBinding(b.peer(), 0x0302, b.suite(), b.extendedMasterSecret(),
                    b.serverName(), b.applicationProtocols(), b.trust()));
            assertFalse(settings.resumes());
        });
    }

    /** The client is made to believe that the master secret is of another kind (RFC 7627 section 5.3). */
    @TestFactory
    Stream<DynamicTest> theExtendedMasterSecret() {
        return each("another kind of master secret", settings -> {
            rebind(settings, b -> new SessionBinding(b.peer(), b.version(), b.suite(), false,
                    b.serverName(), b.applicationProtocols(), b.trust()));
            EngineEnd client = EngineEnd.client(settings.client().build());
            EngineEnd server = EngineEnd.server(settings.server().build());
            Wire.whole().run(client, server);
            assertTrue(client.failure().isPresent(), "it refuses to mix the kinds");
        });
    }

    /** A program that is client and server must not take one for the other, though it keeps all sessions in one place. */
    @TestFactory
    Stream<DynamicTest> theRole() {
        return Stream.of(Means.values()).map(means -> dynamicTest(means.name(), () -> {
            SessionCache shared = new SessionCache(8);
            Settings settings = Settings.with(means);
            settings.client().sessions(shared);
            settings.server().sessions(shared);
            assertFalse(settings.resumes());
            shared.newest(session -> session.binding().peer() == PeerRole.SERVER)
                    .ifPresent(session -> shared.remove(session.binding().peer(), session.id()));
            assertFalse(settings.resumes(), "what is left is the server's");
            assertTrue(settings.resumes());
        }));
    }

    /** RFC 7301 section 3.1: the protocol is chosen anew. */
    @TestFactory
    Stream<DynamicTest> theApplicationProtocolIsNegotiatedAnew() {
        return each("the protocol", settings -> {
            EngineEnd client = EngineEnd.client(settings.client().build());
            EngineEnd server = EngineEnd.server(settings.server().build());
            Wire.whole().run(client, server);
            assertTrue(client.connected().resumed());
            assertEquals(Optional.of("b"), client.connected().applicationProtocol());
            assertEquals(Optional.of("b"), server.connected().applicationProtocol());
        });
    }

    private static Stream<DynamicTest> client(String what, UnaryOperator<TlsConfig.Builder> change) {
        return each("a client that " + what, settings -> {
            change.apply(settings.client());
            assertFalse(settings.resumes());
        });
    }

    private static Stream<DynamicTest> server(String what, UnaryOperator<TlsConfig.Builder> change) {
        return each("a server that " + what, settings -> {
            change.apply(settings.server());
            assertFalse(settings.resumes());
        });
    }

    /** The session is resumed as long as nothing has changed. */
    private static Stream<DynamicTest> each(String what, Change change) {
        return Stream.of(Means.values()).map(means -> dynamicTest(what + ", " + means, () -> {
            Settings settings = Settings.with(means);
            assertFalse(settings.resumes());
            assertTrue(settings.resumes());
            change.check(settings);
        }));
    }

    private interface Change {
        void check(Settings settings);
    }

    private static void rebind(Settings settings, UnaryOperator<SessionBinding> change) {
        SessionCache cache = settings.client().build().sessions().orElseThrow();
        Session session = cache.newest(any -> true).orElseThrow();
        cache.put(new Session(change.apply(session.binding()), session.id(), session.ticket(), session.secret(),
                session.peerCertificates(), session.expires()));
    }

    private static List<CipherSuite> without(CipherSuite unwanted) {
        return Configs.tls12().build().cipherSuites().stream().filter(suite -> !suite.equals(unwanted)).toList();
    }
}
