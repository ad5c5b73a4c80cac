package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a client shows which certificate, and what a server makes of it (RFC 5246 sections 7.4.4 and 7.4.6). */
class ClientCertificateTest {
    private static final Identity ECDSA = Identities.client(KeyKind.P256);
    private static final Identity RSA = Identities.client(KeyKind.RSA_2048);
    private static final Identity P521 = Identities.client(KeyKind.P521);
    private static final Authority OTHERS = Authority.selfSigned(CertificateSpec.authority("Other Root"));
    private static final Identity STRANGER = OTHERS.issue(CertificateSpec.client("Stranger"));
    private static final SignatureScheme OF_THE_CHAIN = SignatureScheme.ECDSA_SECP256R1_SHA256;

    @Test
    void noneIsShownUnlessTheServerAsks() {
        Pair pair = Pair.connect(client(ECDSA), server(ClientAuthentication.NONE));
        assertShown(List.of(), pair);
        assertTrue(pair.client().steps().stream().noneMatch(step -> step.message() == Message.TLS12_CERTIFICATE_REQUEST));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "REQUIRED"})
    void oneIsShownIfTheServerAsks(ClientAuthentication mode) {
        assertShown(ECDSA.chain(), Pair.connect(client(ECDSA), server(mode)));
    }

    @Test
    void aClientWithoutOneIsServedOrRefused() {
        assertShown(List.of(), Pair.connect(client(), server(ClientAuthentication.REQUESTED)));
        Pair.connect(client(), required()).assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
    }

    @Test
    void theFirstWhoseKindIsAskedForIsShown() {
        assertShown(RSA.chain(), Pair.connect(client(RSA, ECDSA), required()));
        assertShown(ECDSA.chain(), Pair.connect(client(ECDSA, RSA), required()));
        List<SignatureScheme> curves = List.of(OF_THE_CHAIN, SignatureScheme.ED25519);
        assertShown(ECDSA.chain(), Pair.connect(client(RSA, ECDSA), required().signatureSchemes(curves)));
        assertShown(List.of(), Pair.connect(client(RSA),
                server(ClientAuthentication.REQUESTED).signatureSchemes(curves)));
    }

    @Test
    void itsKeyMakesAndItsChainHasSignaturesOfTheServersSchemes() {
        List<SignatureScheme> rsa = List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PKCS1_SHA256);
        TestPki rsaPki = TestPki.create(KeyKind.RSA_2048);
        Identity rsaByRsa = rsaPki.client(KeyKind.RSA_2048);
        TlsConfig.Builder server = Configs.tls12().signatureSchemes(rsa)
                .credentials(List.of(rsaPki.server(KeyKind.RSA_2048).credentials())).trust(rsaPki.trusted())
                .clientAuthentication(ClientAuthentication.REQUIRED);
        TlsConfig.Builder client = client(ECDSA, RSA, rsaByRsa).trust(rsaPki.trusted());
        assertShown(rsaByRsa.chain(), Pair.connect(client, server));
    }

    @Test
    void itIsOfAnAuthorityThatTheServerNames() {
        assertShown(ECDSA.chain(), Pair.connect(client(STRANGER, ECDSA), required()));
        assertShown(STRANGER.chain(), Pair.connect(client(ECDSA, STRANGER), required().trust(OTHERS.trusted())));
        // An authority in the middle of the chain will do.
        assertShown(List.of(ECDSA.certificate()),
                Pair.connect(client(STRANGER, ECDSA), required().trust(Identities.PKI.intermediate().trusted())));
    }

    @Test
    void anEmptyListIsSentIfNoneFits() {
        assertShown(List.of(), Pair.connect(client(STRANGER), server(ClientAuthentication.REQUESTED)));
        Pair.connect(client(STRANGER), required()).assertServerRefuses(AlertDescription.HANDSHAKE_FAILURE);
    }

    @Test
    void anyIsShownToAServerThatNamesNobody() {
        assertShown(ECDSA.chain(), Pair.connect(client(ECDSA), withoutNames()));
        Pair.connect(client(STRANGER), withoutNames()).assertServerRefuses(AlertDescription.UNKNOWN_CA);
    }

    /** The names of so many authorities have no room in a CertificateRequest: none is named. */
    @Test
    void aServerMayTrustMoreAuthoritiesThanItCanName() {
        List<X509Certificate> many = Stream.concat(Stream.of(Identities.PKI.root().certificate()), IntStream.range(0, 1600)
                .mapToObj(ManyAuthorities::certificate)).toList();
        assertShown(ECDSA.chain(), Pair.connect(client(ECDSA), required().trust(TrustAnchors.of(many))));
    }

    /** Only names matter here: one key serves for all. */
    private static final class ManyAuthorities {
        private static final Authority KEY = Authority.selfSigned(CertificateSpec.authority("Key"));

        static X509Certificate certificate(int number) {
            return Authority.selfSigned(CertificateSpec.authority("An authority with a name of its own and number " + number)
                    .keys(KEY.keys())).certificate();
        }
    }

    /** A TLS 1.2 server cannot say which curves it supports, but wants the client's key on one that the client offers. */
    @Test
    void itsCurveIsOneThatTheClientOffers() {
        assertShown(List.of(), Pair.connect(client(P521), server(ClientAuthentication.REQUESTED)));
        List<NamedGroup> all = List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP521R1);
        assertShown(P521.chain(), Pair.connect(client(P521).groups(all), required()),
                "the server need not agree on keys in a group to verify signatures on its curve");
    }

    @Test
    void aRevokedOneIsRefused() {
        X509Certificate revoked = Identities.PKI.intermediate().issue(CertificateSpec.client("Test Client")).certificate();
        assertRevocation(ECDSA, List.of(revoked), false);
        assertRevocation(ECDSA, List.of(revoked, ECDSA.certificate()), true);
    }

    private static void assertRevocation(Identity own, List<X509Certificate> revoked, boolean refused) {
        Authority issuer = Identities.PKI.intermediate();
        PathValidator strict = validator(Identities.PKI.trusted()).withRevocationLists(List.of(
                issuer.revoke(revoked.toArray(X509Certificate[]::new)), Identities.PKI.root().revoke()));
        TlsConfig.Builder server = withoutNames().trust(strict);
        Pair pair = Pair.connect(client(own), server);
        if (refused) {
            pair.assertServerRefuses(AlertDescription.CERTIFICATE_REVOKED);
        } else {
            assertShown(own.chain(), pair);
        }
    }

    private static void assertShown(List<X509Certificate> chain, Pair pair) {
        assertShown(chain, pair, "");
    }

    private static void assertShown(List<X509Certificate> chain, Pair pair, String why) {
        pair.connected();
        assertEquals(chain, pair.server().connected().peerCertificates(), why);
    }

    private static PathValidator validator(TrustAnchors anchors) {
        return new PathValidator(anchors, Clock.systemUTC());
    }

    private static TlsConfig.Builder client(Identity... own) {
        return Configs.tls12().trust(Identities.PKI.trusted())
                .credentials(Stream.of(own).map(Identity::credentials).toList());
    }

    private static TlsConfig.Builder required() {
        return server(ClientAuthentication.REQUIRED);
    }

    private static TlsConfig.Builder withoutNames() {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                .trust(validator(Identities.PKI.trusted())).clientAuthentication(ClientAuthentication.REQUIRED);
    }

    private static TlsConfig.Builder server(ClientAuthentication mode) {
        return Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials()))
                .trust(Identities.PKI.trusted()).clientAuthentication(mode);
    }
}
