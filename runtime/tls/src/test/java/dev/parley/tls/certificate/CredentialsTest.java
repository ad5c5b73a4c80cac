package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OpaqueKeys;
import dev.parley.tls.testing.TestPki;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialsTest {
    private final TestPki pki = TestPki.create();

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_PSS_2048", "P256", "P384", "P521", "ED25519", "ED448"})
    void readsFilesAndKnowsTheSchemesOfTheKey(KeyKind kind, @TempDir Path directory) throws Exception {
        Identity server = pki.server(kind);
        Credentials credentials =
                Credentials.fromPem(server.writeChain(directory, "server"), server.writeKey(directory, "server"));
        assertEquals(server.chain(), credentials.chain());
        assertEquals(server.encodedChain(), credentials.encoded());
        assertEquals(server.privateKey(), credentials.privateKey());
        List<SigningScheme> expected = Stream.of(SigningScheme.values())
                .filter(scheme -> scheme.keyType() == credentials.keyType())
                .toList();
        assertEquals(expected, credentials.schemes());
        assertEquals(kind == KeyKind.RSA_2048, credentials.decryptsPremasters());
        assertFalse(credentials.toString().contains(server.privateKey().toString()));
    }

    @Test
    void knowsTheCurve() {
        assertEquals(Optional.of(AgreementGroup.SECP384R1), pki.server(KeyKind.P384).credentials().curve());
        Credentials rsa = pki.server(KeyKind.RSA_2048).credentials();
        assertEquals(KeyType.RSA, rsa.keyType());
        assertEquals(Optional.empty(), rsa.curve());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_PSS_2048", "P256", "ED25519", "ED448"})
    void takesAKeyThatOnlyItsProviderCanUse(KeyKind kind) throws CertificateLoadException {
        Identity server = pki.server(kind);
        try (OpaqueKeys token = new OpaqueKeys()) {
            Credentials opaque = Credentials.of(server.chain(), token.privateKey(server.privateKey()));
            assertEquals(server.credentials().schemes(), opaque.schemes());
            assertFalse(opaque.decryptsPremasters());
            assertFault("does not belong", server.chain(), token.privateKey(pki.server(kind).privateKey()));
        }
        assertFault("cannot sign", server.chain(), orphan(server.privateKey()));
    }

    private static PrivateKey orphan(PrivateKey key) {
        try (OpaqueKeys token = new OpaqueKeys()) {
            return token.privateKey(key);
        }
    }

    @Test
    void usesTheKeyOnlyAsTheCertificatePermits() {
        CertificateSpec spec = CertificateSpec.server("localhost").kind(KeyKind.RSA_2048);
        Credentials transport = pki.intermediate().issue(spec.keyUsage(KeyUsage.keyEncipherment)).credentials();
        assertEquals(List.of(), transport.schemes());
        assertTrue(transport.decryptsPremasters());
        Credentials signing = pki.intermediate().issue(spec.keyUsage(KeyUsage.digitalSignature)).credentials();
        assertEquals(6, signing.schemes().size());
        assertFalse(signing.decryptsPremasters());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256", "ED25519"})
    void refusesAKeyOfAnotherCertificate(KeyKind kind) {
        List<X509Certificate> chain = pki.server(kind).chain();
        for (KeyKind other : List.of(KeyKind.RSA_2048, KeyKind.P256, KeyKind.P384, KeyKind.ED25519)) {
            PrivateKey foreign = other.generate().getPrivate();
            assertFault("does not belong", chain, foreign);
        }
    }

    @Test
    void refusesWhatPeersWouldRefuse() {
        for (KeyKind kind : List.of(KeyKind.RSA_1024, KeyKind.DSA_2048)) {
            Identity server = pki.server(kind);
            assertFault("peers refuse", server.chain(), server.privateKey());
        }
        Identity restricted = pki.server(KeyKind.RSA_PSS_SHA1_2048);
        assertFault("restricts its key to PSS signatures that no scheme describes; use a key without parameters, or SHA-256",
                restricted.chain(), restricted.privateKey());
    }

    @Test
    void knowsWhichSchemesSignInTls13() {
        Credentials curve = pki.server(KeyKind.P384).credentials();
        assertEquals(3, curve.schemes().size());
        assertEquals(List.of(SigningScheme.ECDSA_SECP384R1_SHA384), curve.schemesOfTls13());
        assertEquals(List.of(SigningScheme.RSA_PSS_RSAE_SHA256, SigningScheme.RSA_PSS_RSAE_SHA384,
                SigningScheme.RSA_PSS_RSAE_SHA512), pki.server(KeyKind.RSA_2048).credentials().schemesOfTls13());
        Credentials restricted = pki.server(KeyKind.RSA_PSS_SHA384_2048).credentials();
        assertEquals(KeyType.RSA_PSS, restricted.keyType());
        assertEquals(List.of(SigningScheme.RSA_PSS_PSS_SHA384), restricted.schemes());
        assertEquals(restricted.schemes(), restricted.schemesOfTls13());
        assertFalse(restricted.decryptsPremasters());
    }

    /** RFC 5246 section 7.4.2: a peer must know the schemes of all signatures but that of a root. */
    @Test
    void knowsTheSchemesOfItsChain() {
        List<String> ecdsa = List.of("ed25519", "ecdsa_secp256r1_sha256");
        assertEquals(Optional.empty(), pki.server(KeyKind.RSA_2048).credentials().signatureBeyond(ecdsa));
        assertEquals(Optional.of("ecdsa_secp256r1_sha256"),
                pki.server(KeyKind.RSA_2048).credentials().signatureBeyond(List.of("rsa_pkcs1_sha256")));
        Authority rsa = Authority.selfSigned(CertificateSpec.authority("RSA").kind(KeyKind.RSA_2048));
        assertEquals(Optional.empty(), rsa.identity().credentials().signatureBeyond(List.of()),
                "nobody verifies the signature of a root");
        Map<String, String> signatures = Map.of("SHA1withRSA", "rsa_pkcs1_sha1", "SHA256withRSA", "rsa_pkcs1_sha256",
                "SHA384withRSA", "rsa_pkcs1_sha384", "SHA512withRSA", "rsa_pkcs1_sha512",
                "SHA384withRSAandMGF1", "rsa_pss_rsae_sha384");
        signatures.forEach((name, scheme) -> {
            Credentials signed = rsa.issue(CertificateSpec.server("localhost").signedWith(name)).credentials();
            assertEquals(Optional.empty(), signed.signatureBeyond(List.of(scheme)), name);
            assertTrue(signed.signatureBeyond(ecdsa).isPresent(), name);
        });
        Map.of(KeyKind.P384, "ecdsa_secp384r1_sha384", KeyKind.P521, "ecdsa_secp521r1_sha512", KeyKind.ED25519, "ed25519",
                KeyKind.ED448, "ed448").forEach((kind, scheme) -> {
                    Authority issuer = Authority.selfSigned(CertificateSpec.authority("Issuer").kind(kind));
                    Credentials signed = issuer.issue(CertificateSpec.server("localhost")).credentials();
                    assertEquals(Optional.empty(), signed.signatureBeyond(List.of(scheme)), kind.toString());
                    assertEquals(Optional.of(scheme), signed.signatureBeyond(List.of("rsa_pkcs1_sha256")));
                });
    }

    /** A key that nobody may touch now: any use of it fails. */
    @Test
    void takesTheApplicationsWordForAnUntriedKey() throws CertificateLoadException {
        Identity server = pki.server(KeyKind.P256);
        PrivateKey elsewhere = pki.server(KeyKind.RSA_2048).privateKey();
        List<SigningScheme> schemes = List.of(SigningScheme.ECDSA_SECP256R1_SHA256);
        Credentials untried = Credentials.untried(server.chain(), elsewhere, schemes);
        assertEquals(schemes, untried.schemesOfTls13());
        assertEquals(KeyType.EC, untried.keyType());
        assertThrows(CertificateLoadException.class, () -> Credentials.of(server.chain(), elsewhere));
        for (List<SigningScheme> wrong : List.of(List.<SigningScheme>of(), List.of(SigningScheme.ED25519))) {
            CertificateLoadException refusal = assertThrows(CertificateLoadException.class,
                    () -> Credentials.untried(server.chain(), elsewhere, wrong));
            assertTrue(refusal.getMessage().contains("has a key that does not go with all of " + wrong),
                    refusal.getMessage());
        }
    }

    @Test
    void refusesAChainInAnotherOrder() {
        Identity server = pki.server(KeyKind.P256);
        assertFault("1 to 10", List.of(), server.privateKey());
        assertFault("1 to 10", Collections.nCopies(11, server.certificate()), server.privateKey());
        List<X509Certificate> skipping = List.of(server.certificate(), pki.root().certificate());
        assertFault("did not issue certificate 1", skipping, server.privateKey());
        List<X509Certificate> backwards = List.of(server.chain().get(1), server.certificate());
        assertFault("did not issue", backwards, server.privateKey());
    }

    @Test
    void namesTheFilesOfAMismatch(@TempDir Path directory) {
        Path chain = pki.server(KeyKind.P256).writeChain(directory, "one");
        Path key = pki.server(KeyKind.P256).writeKey(directory, "other");
        String message = assertThrows(CertificateLoadException.class, () -> Credentials.fromPem(chain, key))
                .getMessage();
        assertTrue(message.contains(chain.toString()) && message.contains(key.toString()), message);
    }

    @Test
    void readsTrustAnchors(@TempDir Path directory) throws CertificateLoadException {
        assertEquals(pki.trusted(), TrustAnchors.fromPem(pki.writeRoot(directory)));
        assertFalse(TrustAnchors.system().certificates().isEmpty());
    }

    private static void assertFault(String fault, List<X509Certificate> chain, PrivateKey key) {
        String message = assertThrows(CertificateLoadException.class, () -> Credentials.of(chain, key))
                .getMessage();
        assertTrue(message.contains(fault), message);
    }
}
