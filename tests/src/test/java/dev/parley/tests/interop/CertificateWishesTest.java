package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which certificates peers wish to see: by whom they are issued and how they are signed (RFC 9846 sections 4.3.3 and 4.3.4). */
class CertificateWishesTest {
    private static final Authority RSA = Authority.selfSigned(CertificateSpec.authority("RSA Root").kind(KeyKind.RSA_2048));
    private static final Authority ELSEWHERE = Authority.selfSigned(CertificateSpec.authority("Elsewhere Root"));
    private static final Identity SERVER = Identities.server(KeyKind.P256);
    private static final List<SignatureScheme> RSA_ONLY = List.of(SignatureScheme.RSA_PKCS1_SHA256);

    @Test
    void theServerShowsTheChainOfAnAuthorityThatIsNamed() {
        TlsConfig.Builder server = showing(ELSEWHERE.issue(CertificateSpec.server(Identities.HOST)), SERVER);
        TlsConfig.Builder client = Configs.tls13().trust(Identities.PKI.trusted());
        Pair.connect(client, server).assertClientRefuses(AlertDescription.UNKNOWN_CA);
        assertEquals(SERVER.certificate(),
                Pair.connect(client.namesAuthorities(true), server).connected().peerCertificates().get(0));
    }

    /** It "SHOULD be issued by one of the listed CAs": the client may know better than its list. */
    @Test
    void aServerWithoutSuchAChainShowsWhatItHas() {
        Pair pair = Pair.connect(Configs.tls13().trust(Identities.PKI.trusted()).namesAuthorities(true),
                showing(ELSEWHERE.issue(CertificateSpec.server(Identities.HOST))));
        pair.assertClientRefuses(AlertDescription.UNKNOWN_CA);
    }

    /** A chain that the client can verify goes before one of a known authority. */
    @Test
    void theSchemesOfChainsGoBeforeTheAuthorities() {
        Identity verifiable = RSA.issue(CertificateSpec.server(Identities.HOST).kind(KeyKind.RSA_2048));
        Pair pair = Pair.connect(Configs.tls13().trust(Identities.PKI.trusted()).namesAuthorities(true)
                .certificateSchemes(RSA_ONLY), showing(SERVER, verifiable));
        pair.assertClientRefuses(AlertDescription.UNKNOWN_CA);
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void theServerShowsAChainThatIsSignedAsTheClientWishes(TlsVersion version) {
        Identity wished = RSA.issue(CertificateSpec.server(Identities.HOST).kind(KeyKind.RSA_2048));
        TlsConfig.Builder server = showing(SERVER, wished).versions(List.of(version));
        TlsConfig.Builder client = TlsConfig.builder().versions(List.of(version)).trust(both());
        assertEquals(SERVER.certificate(), Pair.connect(client, server).connected().peerCertificates().get(0));
        assertEquals(wished.certificate(),
                Pair.connect(client.certificateSchemes(RSA_ONLY), server).connected().peerCertificates().get(0));
    }

    @Test
    void theClientShowsAChainThatIsSignedAsTheServerWishes() {
        Identity first = Identities.client(KeyKind.P256);
        Identity wished = RSA.issue(CertificateSpec.client("Wished Client").kind(KeyKind.RSA_2048));
        TlsConfig.Builder client = Configs.tls13().trust(Identities.PKI.trusted())
                .credentials(List.of(first.credentials(), wished.credentials()));
        TlsConfig.Builder server = showing(SERVER).trust(both()).clientAuthentication(ClientAuthentication.REQUIRED);
        Pair asBefore = Pair.connect(client, server);
        asBefore.connected();
        assertEquals(first.certificate(), asBefore.server().connected().peerCertificates().get(0));
        Pair pair = Pair.connect(client, server.certificateSchemes(RSA_ONLY));
        pair.connected();
        assertEquals(wished.certificate(), pair.server().connected().peerCertificates().get(0));
        assertTrue(pair.connected().scheme().isPresent());
    }

    private static TrustAnchors both() {
        return TrustAnchors.of(Stream.of(Identities.PKI.trusted(), RSA.trusted())
                .flatMap(anchors -> anchors.certificates().stream()).toList());
    }

    private static TlsConfig.Builder showing(Identity... identities) {
        List<Credentials> all = Stream.of(identities).map(Identity::credentials).toList();
        return Configs.tls13().credentials(all);
    }
}
