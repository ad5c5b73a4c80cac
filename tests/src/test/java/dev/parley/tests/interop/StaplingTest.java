package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Pair;
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

/** OCSP responses with the server's certificate, between Parley's ends, and with a client of the JDK that wants them. */
class StaplingTest {
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final Identity DEMANDING = Identities.PKI.intermediate()
            .issue(CertificateSpec.server(Identities.HOST).mustStaple());
    private static final String[] SUITES = Configs.tls12().build().cipherSuites().stream()
            .map(suite -> suite.label()).toArray(String[]::new);

    @Test
    void aGoodResponseIsSeen() {
        assertTrue(stapled(client(), server(good(SERVER))));
    }

    @Test
    void aGoodResponseIsSeenWithRsaKeyExchange() {
        Identity rsa = Identities.server(KeyKind.RSA_2048);
        List<CipherSuite> suites = CipherSuite.registered().stream()
                .filter(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA).toList();
        assertTrue(stapled(client().cipherSuites(suites), server(good(rsa)).cipherSuites(suites)));
    }

    @Test
    void aServerWithoutResponseIsAcceptedByDefault() {
        assertFalse(stapled(client(), server(SERVER.credentials())));
    }

    @Test
    void aServerWithoutResponseIsRefusedWhereOneIsRequired() {
        assertTrue(stapled(client().stapling(Stapling.REQUIRED), server(good(SERVER))));
        Pair.connect(client().stapling(Stapling.REQUIRED), server(SERVER.credentials()))
                .assertClientRefuses(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
    }

    @Test
    void aCertificateThatDemandsAResponseIsRefusedWithout() {
        assertTrue(stapled(client(), server(good(DEMANDING))));
        Pair.connect(client(), server(DEMANDING.credentials()))
                .assertClientRefuses(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        assertFalse(stapled(client().stapling(Stapling.NONE), server(DEMANDING.credentials())));
    }

    @Test
    void aRevokedCertificateIsRefused() {
        Bytes response = Identities.PKI.status(SERVER.certificate()).revoked().sign();
        Pair.connect(client(), server(SERVER.credentials().withStaple(response)))
                .assertClientRefuses(AlertDescription.CERTIFICATE_REVOKED);
    }

    @Test
    void aResponseThatDoesNotClearTheCertificateIsRefused() {
        Identity other = Identities.server(KeyKind.P384);
        for (Bytes response : List.of(Identities.PKI.status(other.certificate()).sign(),
                Identities.PKI.status(SERVER.certificate()).unknown().sign(), Bytes.of(0x30, 0),
                OcspSpec.failure(OCSPResp.TRY_LATER))) {
            Pair.connect(client(), server(SERVER.credentials().withStaple(response)))
                    .assertClientRefuses(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        }
    }

    @Test
    void nothingIsSentToAClientThatDoesNotAsk() {
        AtomicInteger asked = new AtomicInteger();
        Credentials own = SERVER.credentials().withStaples(() -> {
            asked.incrementAndGet();
            return Optional.of(Bytes.of(0));
        });
        Pair pair = Pair.connect(client().stapling(Stapling.NONE), server(own));
        assertFalse(pair.connected().stapled());
        assertEquals(0, asked.get());
        assertTrue(pair.client().steps().stream().noneMatch(step -> step.message() == Message.CERTIFICATE_STATUS));
    }

    @Test
    void theSourceIsAskedInEachHandshake() {
        AtomicReference<Optional<Bytes>> current = new AtomicReference<>(Optional.empty());
        Credentials own = SERVER.credentials().withStaples(current::get);
        assertFalse(stapled(client(), server(own)));
        current.set(Optional.of(Identities.PKI.status(SERVER.certificate()).sign()));
        assertTrue(stapled(client(), server(own)));
        current.set(Optional.of(Identities.PKI.status(SERVER.certificate()).revoked().sign()));
        Pair.connect(client(), server(own)).assertClientRefuses(AlertDescription.CERTIFICATE_REVOKED);
    }

    @Test
    void aSourceThatFailsDoesNotEndTheHandshake() {
        assertFalse(stapled(client(), server(SERVER.credentials().withStaples(() -> {
            throw new IllegalStateException("no response yet");
        }))));
        Bytes tooLong = Bytes.zeros(StapleVerifier.MAX_STAPLE + 1);
        assertFalse(stapled(client(), server(SERVER.credentials().withStaples(() -> Optional.of(tooLong)))));
        assertThrows(IllegalArgumentException.class, () -> SERVER.credentials().withStaple(tooLong));
        assertThrows(IllegalArgumentException.class, () -> SERVER.credentials().withStaple(Bytes.EMPTY));
    }

    @Test
    void anAbbreviatedHandshakeHasNoResponse() {
        TlsConfig.Builder client = client().sessions(new SessionCache(1));
        TlsConfig.Builder server = server(good(SERVER)).sessions(new SessionCache(1));
        assertTrue(stapled(client, server));
        Pair again = Pair.connect(client, server);
        assertTrue(again.client().connected().resumed());
        assertFalse(again.connected().stapled());
    }

    /** Without the issuer's certificate no response can be judged. */
    @Test
    void aVerifierThatKeepsTheIssuerToItselfCannotHaveResponses() {
        CertificateVerifier plain = Configs.tls12().trust(Identities.PKI.intermediate().trusted()).build()
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
        Pair.connect(Configs.tls12().trust(secretive), server(good(SERVER)))
                .assertClientRefuses(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        assertFalse(stapled(Configs.tls12().trust(plain::verify), server(good(SERVER))),
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

    private static boolean stapled(TlsConfig.Builder client, TlsConfig.Builder server) {
        Pair pair = Pair.connect(client, server);
        boolean seen = pair.connected().stapled();
        assertEquals(seen, pair.server().connected().stapled());
        return seen;
    }

    private static Credentials good(Identity own) {
        return own.credentials().withStaple(Identities.PKI.status(own.certificate()).sign());
    }

    private static TlsConfig.Builder client() {
        return Configs.tls12().trust(Identities.PKI.trusted());
    }

    private static TlsConfig.Builder server(Credentials own) {
        return Configs.tls12().credentials(List.of(own));
    }
}
