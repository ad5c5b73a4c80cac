package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OpaqueKeys;
import dev.parley.tls.testing.Pem;
import dev.parley.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Raw public keys instead of certificates (RFC 7250). */
class RawKeyTest {
    private static final PeerExpectation CLIENT = PeerExpectation.client();
    private static final KeyPair P256 = KeyKind.P256.generate();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RSA_1024", "RSA_PSS_SHA1_2048", "DSA_2048"})
    void aKeyThatIsPinnedIsBelieved(KeyKind kind, @TempDir Path directory) throws Exception {
        KeyPair pair = kind.generate();
        Path publicFile = Pem.write(directory.resolve("public.pem"), pair.getPublic());
        RawKeyCredentials own = RawKeyCredentials.fromPem(
                publicFile, Pem.writeKey(directory.resolve("private.pem"), pair.getPrivate()));
        assertEquals(pair.getPublic(), own.publicKey());
        assertEquals(Bytes.wrap(pair.getPublic().getEncoded()), own.encodedKey());
        assertEquals(pair.getPrivate(), own.privateKey());
        PublicKey believed = PinnedRawKeys.fromPem(publicFile).verify(own.encodedKey(), CLIENT);
        assertEquals(pair.getPublic(), believed);
        SigningScheme scheme = own.schemesOfTls13().get(0);
        Bytes signature = CryptoSuites.standard().signatures().sign(scheme, own.privateKey(), Bytes.EMPTY);
        assertTrue(CryptoSuites.standard().signatures().verify(scheme, believed, Bytes.EMPTY, signature));
    }

    /** The key of the server in a trace that follows RFC 8448, with the SubjectPublicKeyInfo that RFC 7250 puts around it. */
    @Test
    void aKeyOfATraceIsRead(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("trace.pem"), """
                -----BEGIN PRIVATE KEY-----
                MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyCublmLZybUdzA6t
                qfHKzOr/9tB/atUDvchq+7pAmKWhRANCAAQhBvRQBYyrD50Lt3tcjU6j1tZ8y7Qz
                znd3EA8Efg7WKzxQlK3hPhGLI7geFAAX46u4xsg9wqyvbWViVkubWL2l
                -----END PRIVATE KEY-----
                -----BEGIN PUBLIC KEY-----
                MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEIQb0UAWMqw+dC7d7XI1Oo9bWfMu0
                M853dxAPBH4O1is8UJSt4T4RiyO4HhQAF+OruMbIPcKsr21lYlZLm1i9pQ==
                -----END PUBLIC KEY-----
                """);
        RawKeyCredentials server = RawKeyCredentials.fromPem(file, file);
        assertEquals(
                "3059301306072a8648ce3d020106082a8648ce3d030107034200042106f450058cab0f9d0bb77b5c8d4ea3d6d67ccbb433ce"
                        + "7777100f047e0ed62b3c5094ade13e118b23b81e140017e3abb8c6c83dc2acaf6d6562564b9b58bda5",
                server.encodedKey().toHex());
        assertEquals(KeyType.EC, server.keyType());
        assertEquals(List.of(SigningScheme.ECDSA_SECP256R1_SHA256), server.schemesOfTls13());
        assertEquals(3, server.schemes().size());
    }

    @Test
    void aStrangerIsRefused() {
        PinnedRawKeys pinned = PinnedRawKeys.of(List.of(KeyKind.P256.generate().getPublic()));
        assertRejected(Reason.BAD_CERTIFICATE, "not among those trusted", pinned, encoded(P256.getPublic()));
        assertRejected(
                Reason.BAD_CERTIFICATE, "not among those trusted", PinnedRawKeys.of(List.of()), encoded(P256.getPublic()));
    }

    @Test
    void aKeyOfTheWrongKindOrSizeIsRefusedEvenIfItIsPinned() throws Exception {
        check(Reason.UNSUPPORTED, KeyKind.DSA_2048.generate().getPublic());
        check(Reason.UNSUPPORTED, KeyKind.RSA_PSS_SHA1_2048.generate().getPublic());
        check(Reason.WEAK, KeyKind.RSA_1024.generate().getPublic());
        SubjectPublicKeyInfo unknown = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4")), new byte[32]);
        assertRejected(
                Reason.UNSUPPORTED, "unsupported kind", PinnedRawKeys.of(List.of()), Bytes.wrap(unknown.getEncoded()));
    }

    private static void check(Reason reason, PublicKey key) {
        assertRejected(reason, "the raw public key", PinnedRawKeys.of(List.of(key)), encoded(key));
    }

    @Test
    void whatIsNotExactlyOneKeyIsRefused() throws Exception {
        PinnedRawKeys pinned = PinnedRawKeys.of(List.of(P256.getPublic()));
        Bytes good = encoded(P256.getPublic());
        for (int length = 0; length < good.length(); length++) {
            assertRejected(Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, good.slice(0, length));
        }
        assertRejected(Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, Bytes.concat(good, Bytes.of(0)));
        byte[] offCurve = good.toByteArray();
        offCurve[offCurve.length - 1] ^= 1;
        assertRejected(Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, Bytes.wrap(offCurve));
        // A length in a longer form than need be: BER, not DER.
        Bytes longForm = Bytes.concat(Bytes.of(0x30, 0x81, good.get(1)), good.slice(2));
        assertRejected(Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, longForm);
        SubjectPublicKeyInfo noCurve =
                new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey), new byte[65]);
        assertRejected(Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, Bytes.wrap(noCurve.getEncoded()));
        assertRejected(
                Reason.BAD_CERTIFICATE, "not one DER-encoded", pinned, Bytes.wrap("0\200".repeat(1 << 16).getBytes(
                        StandardCharsets.ISO_8859_1)));
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused(@TempDir Path directory) throws Exception {
        assertFault("the private key does not belong to the raw public key", P256.getPublic(),
                KeyKind.P256.generate().getPrivate());
        assertFault("does not belong", P256.getPublic(), KeyKind.ED25519.generate().getPrivate());
        KeyPair weak = KeyKind.RSA_1024.generate();
        assertFault("the raw public key has a key that peers refuse", weak.getPublic(), weak.getPrivate());
        Path two = Pem.write(directory.resolve("two.pem"), P256.getPublic(), weak.getPublic());
        Path key = Pem.writeKey(directory.resolve("key.pem"), P256.getPrivate());
        assertFileFault("there are 2 public keys in it", two, key);
        assertFileFault("no '-----BEGIN PUBLIC KEY-----' in it", key, key);
        Path malformed = Files.writeString(
                directory.resolve("bad.pem"), "-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n");
        assertFileFault("a public key in it is malformed", malformed, key);
    }

    @Test
    void aPrivateKeyMayStayInItsToken() throws CertificateLoadException {
        try (OpaqueKeys token = new OpaqueKeys()) {
            RawKeyCredentials own = RawKeyCredentials.of(P256.getPublic(), token.privateKey(P256.getPrivate()));
            assertEquals(List.of(SigningScheme.ECDSA_SECP256R1_SHA256), own.schemesOfTls13());
            assertEquals("RawKeyCredentials(EC)", own.toString());
        }
    }

    @Test
    void theFingerprintIsThatOfTheKeys() {
        PublicKey other = KeyKind.ED25519.generate().getPublic();
        Optional<Bytes> both = PinnedRawKeys.of(List.of(P256.getPublic(), other)).fingerprint();
        assertEquals(both, PinnedRawKeys.of(List.of(other, P256.getPublic(), other)).fingerprint());
        assertNotEquals(both, PinnedRawKeys.of(List.of(other)).fingerprint());
    }

    private static Bytes encoded(PublicKey key) {
        return Bytes.wrap(key.getEncoded());
    }

    private static void assertRejected(Reason reason, String fault, RawKeyVerifier verifier, Bytes key) {
        CertificateRejectedException refusal =
                assertThrows(CertificateRejectedException.class, () -> verifier.verify(key, CLIENT), key::toHex);
        assertEquals(reason, refusal.reason(), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(fault), refusal::getMessage);
    }

    private static void assertFault(String fault, PublicKey publicKey, PrivateKey privateKey) {
        String message = assertThrows(CertificateLoadException.class, () -> RawKeyCredentials.of(publicKey, privateKey))
                .getMessage();
        assertTrue(message.contains(fault), message);
    }

    private static void assertFileFault(String fault, Path publicKey, Path privateKey) {
        String message = assertThrows(
                        CertificateLoadException.class, () -> RawKeyCredentials.fromPem(publicKey, privateKey))
                .getMessage();
        assertTrue(message.startsWith(publicKey.toString()) && message.contains(fault), message);
    }
}
