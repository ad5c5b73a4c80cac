package dev.parley.tls.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ExternalPsk;
import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.PeerCertificates;
import dev.parley.tls.certificate.PinnedRawKeys;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.certificate.RawKeyVerifier;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustFingerprintTest {
    private static final TestPki PKI = TestPki.create();
    private static final TestPki OTHER = TestPki.create();

    @Test
    void itIsTheSameForTheSameAuthoritiesInAnyOrder() {
        X509Certificate a = PKI.root().certificate();
        X509Certificate b = OTHER.root().certificate();
        assertEquals(client(trust(a, b)), client(trust(b, a)));
        assertEquals(client(trust(a)), client(trust(a)));
        assertNotEquals(client(trust(a)), client(trust(a, b)));
        assertNotEquals(client(trust(a)), client(trust(b)));
        assertNotEquals(client(trust(a)), client(TlsConfig.builder()));
    }

    @Test
    void revocationIsPartOfIt() {
        PathValidator plain = new PathValidator(PKI.trusted(), Clock.systemUTC());
        Bytes without = client(TlsConfig.builder().trust(plain));
        Bytes none = client(TlsConfig.builder().trust(plain.withRevocationLists(List.of())));
        Bytes one = client(TlsConfig.builder().trust(plain.withRevocationLists(List.of(PKI.root().revoke()))));
        assertNotEquals(without, none);
        assertNotEquals(none, one);
        assertNotEquals(without, one);
    }

    @Test
    void aVerifierWithoutAFingerprintIsLikeNoOther() {
        CertificateVerifier anyone = (chain, expected) -> new PeerCertificates(List.of(PKI.root().certificate()));
        TlsConfig.Builder builder = TlsConfig.builder().trust(anyone);
        assertEquals(client(builder), client(builder));
        assertNotEquals(client(builder), client(TlsConfig.builder().trust(anyone)));
    }

    @Test
    void whatAServerAsksOfClientsIsPartOfIt() {
        TlsConfig.Builder builder = trust(PKI.root().certificate());
        Bytes none = server(builder);
        Bytes requested = server(builder.clientAuthentication(ClientAuthentication.REQUESTED));
        Bytes required = server(builder.clientAuthentication(ClientAuthentication.REQUIRED));
        assertNotEquals(none, requested);
        assertNotEquals(none, required);
        assertNotEquals(requested, required);
    }

    @Test
    void whetherAClientInsistsOnOcspResponsesIsPartOfIt() {
        TlsConfig.Builder builder = trust(PKI.root().certificate());
        Bytes requested = client(builder);
        assertNotEquals(requested, client(builder.stapling(Stapling.REQUIRED)));
        assertNotEquals(requested, client(builder.stapling(Stapling.NONE)));
    }

    @Test
    void whatAClientMayShowIsPartOfIt() {
        TlsConfig.Builder builder = trust(PKI.root().certificate());
        Bytes client = client(builder);
        assertNotEquals(client, client(builder.credentials(List.of(PKI.client(KeyKind.P256).credentials()))));
    }

    @Test
    void aServerMayRenewACertificateForTheNameButNotAnswerForAnother() {
        Credentials old = PKI.server(KeyKind.P256).credentials();
        Credentials renewed = PKI.server(KeyKind.P256).credentials();
        Credentials other = PKI.server(KeyKind.P256).credentials();
        assertEquals(server(old, true), server(renewed, true));
        assertNotEquals(server(old, true), server(other, false));
        assertNotEquals(server(old, false), server(other, false));
        assertEquals(server(old, false), server(old, false));
    }

    @Test
    void theAlgorithmsAreAPartOfIt() {
        Bytes all = client(trust(PKI.root().certificate()));
        assertNotEquals(all, client(trust(PKI.root().certificate()).groups(List.of(NamedGroup.SECP384R1))));
        assertNotEquals(all, client(trust(PKI.root().certificate())
                .signatureSchemes(List.of(SignatureScheme.ECDSA_SECP384R1_SHA384))));
    }

    @Test
    void rawKeysAndPreSharedKeysArePartsOfIt() throws Exception {
        KeyPair one = KeyKind.P256.generate();
        KeyPair two = KeyKind.P256.generate();
        Bytes nothing = client(TlsConfig.builder());
        Bytes believed = client(TlsConfig.builder().trustRawKeys(PinnedRawKeys.of(List.of(one.getPublic()))));
        assertEquals(believed, client(TlsConfig.builder().trustRawKeys(PinnedRawKeys.of(List.of(one.getPublic())))));
        assertNotEquals(nothing, believed);
        assertNotEquals(believed, client(TlsConfig.builder().trustRawKeys(PinnedRawKeys.of(List.of(two.getPublic())))));
        RawKeyVerifier anyone = (key, expected) -> one.getPublic();
        assertNotEquals(client(TlsConfig.builder().trustRawKeys(anyone)), client(TlsConfig.builder().trustRawKeys(anyone)));
        Bytes shown = client(TlsConfig.builder().rawKey(RawKeyCredentials.of(one.getPublic(), one.getPrivate())));
        assertNotEquals(nothing, shown);
        assertNotEquals(shown, client(TlsConfig.builder().rawKey(RawKeyCredentials.of(two.getPublic(), two.getPrivate()))));
        Bytes shared = client(TlsConfig.builder().preSharedKeys(List.of(psk("a"))));
        assertNotEquals(nothing, shared);
        assertNotEquals(shared, client(TlsConfig.builder().preSharedKeys(List.of(psk("b")))));
    }

    private static ExternalPsk psk(String identity) {
        return new ExternalPsk(Bytes.ofUtf8(identity), Secret.take(new byte[32]));
    }

    private static Bytes server(Credentials credentials, boolean recognized) {
        TlsConfig config = trust(PKI.root().certificate()).credentials(List.of(credentials)).build();
        return TrustFingerprint.ofServer(config, new NamedCertificates(List.of(config.credentials()), recognized));
    }

    private static TlsConfig.Builder trust(X509Certificate... anchors) {
        return TlsConfig.builder().trust(TrustAnchors.of(List.of(anchors)));
    }

    private static Bytes client(TlsConfig.Builder builder) {
        return TrustFingerprint.ofClient(builder.build());
    }

    private static Bytes server(TlsConfig.Builder builder) {
        return TrustFingerprint.ofServer(builder.build(), new NamedCertificates(List.of(), true));
    }
}
