package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PeerCertificates;
import dev.parley.tls.certificate.PeerExpectation;
import dev.parley.tls.certificate.StapleVerifier;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OcspSpec;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OCSP responses with the server's certificate, between Parley's ends, and with a client of the JDK that insists on them. */
class StaplingTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final Identity DEMANDING = Identities.PKI.intermediate()
            .issue(CertificateSpec.server(Identities.HOST).mustStaple());
    private static final String[] SUITES = TlsConfig.builder().build().cipherSuites().stream()
            .map(suite -> suite.label()).toArray(String[]::new);

    /** Both ends of a connection. */
    private record Pair(EngineEnd client, EngineEnd server) {
        boolean stapled() {
            assertEquals(client.connected().stapled(), server.connected().stapled());
            return client.connected().stapled();
        }

        void assertRefused(AlertDescription alert) {
            assertEquals(Optional.of(alert), client.failure().orElseThrow().alert());
            assertFalse(client.failure().orElseThrow().isFromPeer());
            assertEquals(Optional.of(alert), server.failure().orElseThrow().alert());
            assertTrue(server.failure().orElseThrow().isFromPeer());
        }
    }

    @Test
    void aGoodResponseIsSeen() {
        assertTrue(connect(client(), server(good(SERVER))).stapled());
    }

    @Test
    void aGoodResponseIsSeenWithRsaKeyExchange() {
        Identity rsa = Identities.server(KeyKind.RSA_2048);
        List<CipherSuite> suites = CipherSuite.registered().stream()
                .filter(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA).toList();
        assertTrue(connect(client().cipherSuites(suites), server(good(rsa)).cipherSuites(suites)).stapled());
    }

    @Test
    void aServerWithoutResponseIsAcceptedByDefault() {
        assertFalse(connect(client(), server(SERVER.credentials())).stapled());
    }

    @Test
    void aServerWithoutResponseIsRefusedWhereOneIsRequired() {
        assertTrue(connect(client().stapling(Stapling.REQUIRED), server(good(SERVER))).stapled());
        connect(client().stapling(Stapling.REQUIRED), server(SERVER.credentials()))
                .assertRefused(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
    }

    @Test
    void aCertificateThatDemandsAResponseIsRefusedWithout() {
        assertTrue(connect(client(), server(good(DEMANDING))).stapled());
        connect(client(), server(DEMANDING.credentials()))
                .assertRefused(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        assertFalse(connect(client().stapling(Stapling.NONE), server(DEMANDING.credentials())).stapled());
    }

    @Test
    void aRevokedCertificateIsRefused() {
        connect(client(), server(SERVER.credentials().withStaple(Identities.PKI.status(SERVER.certificate()).revoked().sign())))
                .assertRefused(AlertDescription.CERTIFICATE_REVOKED);
    }

    @Test
    void aResponseThatDoesNotClearTheCertificateIsRefused() {
        Identity other = Identities.server(KeyKind.P384);
        for (Bytes response : List.of(Identities.PKI.status(other.certificate()).sign(),
                Identities.PKI.status(SERVER.certificate()).unknown().sign(), Bytes.of(0x30, 0),
                OcspSpec.failure(OCSPResp.TRY_LATER))) {
            connect(client(), server(SERVER.credentials().withStaple(response)))
                    .assertRefused(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        }
    }

    @Test
    void nothingIsSentToAClientThatDoesNotAsk() {
        AtomicInteger asked = new AtomicInteger();
        Credentials own = SERVER.credentials().withStaples(() -> {
            asked.incrementAndGet();
            return Optional.of(Bytes.of(0));
        });
        Pair pair = connect(client().stapling(Stapling.NONE), server(own));
        assertFalse(pair.stapled());
        assertEquals(0, asked.get());
        assertTrue(pair.client().steps().stream().noneMatch(step -> step.message() == Message.CERTIFICATE_STATUS));
    }

    @Test
    void theSourceIsAskedInEachHandshake() {
        AtomicReference<Optional<Bytes>> current = new AtomicReference<>(Optional.empty());
        Credentials own = SERVER.credentials().withStaples(current::get);
        assertFalse(connect(client(), server(own)).stapled());
        current.set(Optional.of(Identities.PKI.status(SERVER.certificate()).sign()));
        assertTrue(connect(client(), server(own)).stapled());
        current.set(Optional.of(Identities.PKI.status(SERVER.certificate()).revoked().sign()));
        connect(client(), server(own)).assertRefused(AlertDescription.CERTIFICATE_REVOKED);
    }

    @Test
    void aSourceThatFailsDoesNotEndTheHandshake() {
        assertFalse(connect(client(), server(SERVER.credentials().withStaples(() -> {
            throw new IllegalStateException("no response yet");
        }))).stapled());
        Bytes tooLong = Bytes.zeros(StapleVerifier.MAX_STAPLE + 1);
        assertFalse(connect(client(), server(SERVER.credentials().withStaples(() -> Optional.of(tooLong)))).stapled());
        assertThrows(IllegalArgumentException.class, () -> SERVER.credentials().withStaple(tooLong));
        assertThrows(IllegalArgumentException.class, () -> SERVER.credentials().withStaple(Bytes.EMPTY));
    }

    @Test
    void anAbbreviatedHandshakeHasNoResponse() {
        TlsConfig.Builder client = client().sessions(new SessionCache(1));
        TlsConfig.Builder server = server(good(SERVER)).sessions(new SessionCache(1));
        assertTrue(connect(client, server).stapled());
        Pair again = connect(client, server);
        assertTrue(again.client().connected().resumed());
        assertFalse(again.stapled());
    }

    /** Without the issuer's certificate no response can be judged. */
    @Test
    void aVerifierThatKeepsTheIssuerToItselfCannotHaveResponses() {
        CertificateVerifier plain = TlsConfig.builder().trust(Identities.PKI.intermediate().trusted()).build()
                .verifier().orElseThrow();
        CertificateVerifier secretive = new CertificateVerifier() {
            @Override
            public PeerCertificates verify(List<Bytes> chain, PeerExpectation expected)
                    throws CertificateRejectedException {
                return new PeerCertificates(plain.verify(chain, expected).path());
            }

            @Override
            public Optional<StapleVerifier> staples() {
                return plain.staples();
            }
        };
        connect(TlsConfig.builder().trust(secretive), server(good(SERVER)))
                .assertRefused(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        assertFalse(connect(TlsConfig.builder().trust(plain::verify), server(good(SERVER))).stapled(),
                "a verifier without staples() does not ask");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256"})
    void aClientOfTheJdkBelievesOurResponse(KeyKind kind) throws Exception {
        Identity own = Identities.server(kind);
        JsseEnd client = Jsse.checkingRevocation().client(Jsse.suites(SUITES));
        EngineEnd server = EngineEnd.server(server(good(own)).build());
        Wire.whole().run(client, server);
        assertTrue(server.connected().stapled());
        assertEquals(own.certificate(), client.engine().getSession().getPeerCertificates()[0]);
    }

    @Test
    void aClientOfTheJdkRefusesWithoutOurResponse() throws Exception {
        JsseEnd client = Jsse.checkingRevocation().client(Jsse.suites(SUITES));
        EngineEnd server = EngineEnd.server(server(SERVER.credentials()).build());
        Wire.whole().run(client, server);
        assertTrue(client.failure().isPresent());
    }

    @Test
    void aClientOfTheJdkRefusesOurRevokedCertificate() throws Exception {
        JsseEnd client = Jsse.checkingRevocation().client(Jsse.suites(SUITES));
        EngineEnd server = EngineEnd.server(server(SERVER.credentials()
                .withStaple(Identities.PKI.status(SERVER.certificate()).revoked().sign())).build());
        Wire.whole().run(client, server);
        assertTrue(client.failure().isPresent());
        assertEquals(Optional.of(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE),
                server.failure().orElseThrow().alert());
    }

    private static Pair connect(TlsConfig.Builder clientConfig, TlsConfig.Builder serverConfig) {
        Pair pair = new Pair(EngineEnd.client(clientConfig.build()), EngineEnd.server(serverConfig.build()));
        Wire.whole().run(pair.client(), pair.server());
        return pair;
    }

    private static Credentials good(Identity own) {
        return own.credentials().withStaple(Identities.PKI.status(own.certificate()).sign());
    }

    private static TlsConfig.Builder client() {
        return TlsConfig.builder().trust(Identities.PKI.trusted());
    }

    private static TlsConfig.Builder server(Credentials own) {
        return TlsConfig.builder().credentials(List.of(own));
    }
}
