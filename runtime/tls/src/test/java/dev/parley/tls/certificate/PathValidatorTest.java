package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathValidatorTest {
    private static final PeerExpectation LOCALHOST =
            PeerExpectation.server(ServerName.parse("localhost"), KeyUse.SIGNING);

    private final TestPki pki = TestPki.create();
    private final PathValidator validator = new PathValidator(pki.trusted(), Clock.systemUTC());

    @ParameterizedTest
    @EnumSource(
            names = {"RSA_2048", "RSA_PSS_2048", "RSA_PSS_SHA384_2048", "P256", "P384", "P521", "ED25519", "ED448"})
    void acceptsAServer(KeyKind kind) throws CertificateRejectedException {
        Identity server = pki.server(kind);
        PeerCertificates accepted = validator.verify(server.encodedChain(), LOCALHOST);
        assertEquals(server.chain(), accepted.path());
        assertEquals(server.certificate().getPublicKey(), accepted.publicKey());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RSA_2048", "RSA_PSS_2048", "RSA_PSS_SHA384_2048", "P256", "P384", "P521", "ED25519", "ED448"})
    void acceptsAuthoritiesOfEveryKind(KeyKind kind) throws CertificateRejectedException {
        TestPki other = TestPki.create(kind);
        new PathValidator(other.trusted(), Clock.systemUTC())
                .verify(other.server(KeyKind.P256).encodedChain(), LOCALHOST);
    }

    @Test
    void acceptsAClient() throws CertificateRejectedException {
        validator.verify(pki.client(KeyKind.P256).encodedChain(), PeerExpectation.client());
    }

    @Test
    void acceptsIssuersInAnyOrderWithOthersBetween() throws CertificateRejectedException {
        Authority lower = pki.intermediate().authority(CertificateSpec.authority("Lower"));
        Identity server = lower.issue(CertificateSpec.server("localhost"));
        List<Bytes> chain = new ArrayList<>(List.of(encoded(pki.root().certificate()), encoded(stranger())));
        chain.addAll(server.encodedChain().subList(1, server.chain().size()));
        Collections.shuffle(chain);
        chain.add(0, server.encodedChain().get(0));
        assertEquals(server.chain(), validator.verify(chain, LOCALHOST).path());
    }

    @Test
    void acceptsASelfSignedCertificateThatIsItselfTrusted() throws CertificateRejectedException {
        Authority alone = Authority.selfSigned(CertificateSpec.server("localhost"));
        new PathValidator(alone.trusted(), Clock.systemUTC()).verify(alone.identity().encodedChain(), LOCALHOST);
    }

    @Test
    void findsTheRightOneOfTwoAuthoritiesWithOneName() throws CertificateRejectedException {
        Authority twin = Authority.selfSigned(CertificateSpec.authority("Test Root"));
        TrustAnchors both = TrustAnchors.of(List.of(twin.certificate(), pki.root().certificate()));
        new PathValidator(both, Clock.systemUTC())
                .verify(pki.server(KeyKind.P256).encodedChain(), LOCALHOST);
    }

    @Test
    void refusesUnknownAuthorities() {
        assertRejected(Reason.UNKNOWN_CA, TestPki.create().server(KeyKind.P256));
        Authority foreign = Authority.selfSigned(CertificateSpec.authority("Foreign"));
        assertRejected(Reason.UNKNOWN_CA, foreign.issue(CertificateSpec.server("localhost")));
        assertRejected(
                Reason.UNKNOWN_CA,
                Authority.selfSigned(CertificateSpec.server("localhost")).identity());
    }

    @Test
    void refusesAChainWithoutItsIntermediate() {
        Identity server = pki.server(KeyKind.P256);
        assertRejected(Reason.UNKNOWN_CA, server.encodedChain().subList(0, 1), LOCALHOST);
    }

    @Test
    void refusesAnIssuerThatIsNoAuthority() {
        Authority leaf = pki.intermediate().authority(CertificateSpec.server("leaf.example.org"));
        assertRejected(Reason.UNKNOWN_CA, leaf.issue(CertificateSpec.server("localhost")));
        Authority plain = pki.intermediate().authority(CertificateSpec.bare("no extensions"));
        assertRejected(Reason.UNKNOWN_CA, plain.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void refusesAnAuthorityThatMayNotSignCertificates() {
        Authority signer = pki.intermediate()
                .authority(CertificateSpec.authority("May not").keyUsage(KeyUsage.digitalSignature));
        assertRejected(Reason.UNKNOWN_CA, signer.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void refusesAPathLongerThanAnAuthorityAllows() {
        Authority last = pki.root()
                .authority(CertificateSpec.authority("Last")
                        .extension(Extension.basicConstraints, true, new BasicConstraints(0)));
        Authority below = last.authority(CertificateSpec.authority("Below last"));
        assertRejected(Reason.UNKNOWN_CA, below.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void refusesANameThatAnAuthorityMayNotIssue() {
        GeneralSubtree only = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.org"));
        Authority narrow = pki.root()
                .authority(CertificateSpec.authority("Narrow")
                        .extension(
                                Extension.nameConstraints,
                                true,
                                new NameConstraints(new GeneralSubtree[] {only}, null)));
        assertRejected(Reason.USAGE, narrow.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void refusesWhatIsOutOfDateAnywhereOnThePath() {
        assertRejected(Reason.EXPIRED, pki.intermediate().issue(CertificateSpec.server("localhost").expired()));
        assertRejected(
                Reason.NOT_YET_VALID, pki.intermediate().issue(CertificateSpec.server("localhost").notYetValid()));
        Authority old = pki.root().authority(CertificateSpec.authority("Old").expired());
        assertRejected(Reason.EXPIRED, old.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void takesTheTimeFromTheClock() throws CertificateRejectedException {
        List<Bytes> chain = pki.server(KeyKind.P256).encodedChain();
        PathValidator later = new PathValidator(pki.trusted(), at(Instant.now().plus(Duration.ofDays(31))));
        assertEquals(Reason.EXPIRED, reason(later, chain, LOCALHOST));
        PathValidator earlier = new PathValidator(pki.trusted(), at(Instant.now().minus(Duration.ofDays(2))));
        assertEquals(Reason.NOT_YET_VALID, reason(earlier, chain, LOCALHOST));
        new PathValidator(pki.trusted(), at(Instant.now().plus(Duration.ofDays(29)))).verify(chain, LOCALHOST);
    }

    @Test
    void refusesAWrongSignature() {
        KeyPair other = KeyKind.P256.generate();
        Authority impostor = Authority.selfSigned(CertificateSpec.authority("Test Intermediate").keys(other));
        Identity forged = impostor.issue(CertificateSpec.server("localhost"));
        List<Bytes> chain = List.of(
                forged.encodedChain().get(0), encoded(pki.intermediate().certificate()));
        assertRejected(Reason.BAD_CERTIFICATE, chain, LOCALHOST);
    }

    @Test
    void refusesAWrongPurpose() {
        assertRejected(Reason.USAGE, pki.client(KeyKind.P256).encodedChain(), PeerExpectation.server(
                ServerName.parse("localhost"), KeyUse.SIGNING));
        assertRejected(Reason.USAGE, pki.server(KeyKind.P256).encodedChain(), PeerExpectation.client());
        Authority mail = pki.root()
                .authority(CertificateSpec.authority("Mail only").purposes(KeyPurposeId.id_kp_emailProtection));
        assertRejected(Reason.USAGE, mail.issue(CertificateSpec.server("localhost")));
    }

    @Test
    void takesAnyPurposeAndNoneForEveryPurpose() throws CertificateRejectedException {
        for (CertificateSpec spec : List.of(
                CertificateSpec.server("localhost").purposes(KeyPurposeId.anyExtendedKeyUsage),
                CertificateSpec.server("localhost").without(Extension.extendedKeyUsage))) {
            List<Bytes> chain = pki.intermediate().issue(spec).encodedChain();
            validator.verify(chain, LOCALHOST);
            validator.verify(chain, PeerExpectation.client());
        }
    }

    @Test
    void asksForTheKeyUsageOfTheHandshake() throws CertificateRejectedException {
        PeerExpectation transport = PeerExpectation.server(ServerName.parse("localhost"), KeyUse.KEY_TRANSPORT);
        KeyPair rsa = KeyKind.RSA_2048.generate();
        List<Bytes> signing = chainWithUsage(rsa, KeyUsage.digitalSignature);
        List<Bytes> encipherment = chainWithUsage(rsa, KeyUsage.keyEncipherment);
        validator.verify(signing, LOCALHOST);
        validator.verify(encipherment, transport);
        assertRejected(Reason.USAGE, signing, transport);
        assertRejected(Reason.USAGE, encipherment, LOCALHOST);
    }

    @Test
    void refusesUnsupportedAndWeakKeys() throws Exception {
        assertRejected(Reason.UNSUPPORTED, pki.server(KeyKind.DSA_2048));
        assertRejected(Reason.UNSUPPORTED, pki.server(KeyKind.RSA_PSS_SHA1_2048));
        assertRejected(Reason.WEAK, pki.server(KeyKind.RSA_1024));
        Authority weak = pki.root().authority(CertificateSpec.authority("Weak").kind(KeyKind.RSA_1024));
        assertRejected(Reason.WEAK, weak.issue(CertificateSpec.server("localhost")));
        PublicKey huge = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        BigInteger.ONE.shiftLeft(8199).setBit(0), BigInteger.valueOf(65537)));
        assertRejected(
                Reason.UNSUPPORTED,
                pki.intermediate().issue(CertificateSpec.server("localhost").replacedKey(huge)));
    }

    @Test
    void refusesSignaturesWithSha1() {
        TestPki rsa = TestPki.create(KeyKind.RSA_2048);
        Identity server = rsa.intermediate().issue(CertificateSpec.server("localhost").signedWith("SHA1withRSA"));
        PathValidator believer = new PathValidator(rsa.trusted(), Clock.systemUTC());
        assertEquals(Reason.WEAK, reason(believer, server.encodedChain(), LOCALHOST));
        Identity pss =
                rsa.intermediate().issue(CertificateSpec.server("localhost").signedWith("SHA1withRSAandMGF1"));
        assertEquals(Reason.WEAK, reason(believer, pss.encodedChain(), LOCALHOST));
    }

    @Test
    void acceptsPssSignaturesWithSha256() throws CertificateRejectedException {
        TestPki rsa = TestPki.create(KeyKind.RSA_2048);
        Identity server =
                rsa.intermediate().issue(CertificateSpec.server("localhost").signedWith("SHA256withRSAandMGF1"));
        new PathValidator(rsa.trusted(), Clock.systemUTC()).verify(server.encodedChain(), LOCALHOST);
    }

    @Test
    void acceptsASha1SelfSignatureOfATrustedCertificate() throws CertificateRejectedException {
        Authority alone = Authority.selfSigned(
                CertificateSpec.server("localhost").kind(KeyKind.RSA_2048).signedWith("SHA1withRSA"));
        new PathValidator(alone.trusted(), Clock.systemUTC()).verify(alone.identity().encodedChain(), LOCALHOST);
    }

    @Test
    void refusesACriticalExtensionThatNobodyKnows() {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        CertificateSpec spec = CertificateSpec.server("localhost").extension(unknown, true, DERNull.INSTANCE);
        assertRejected(Reason.UNSUPPORTED, pki.intermediate().issue(spec));
    }

    @Test
    void refusesAnotherHost() {
        PeerExpectation elsewhere = PeerExpectation.server(ServerName.parse("example.org"), KeyUse.SIGNING);
        assertRejected(Reason.WRONG_HOST, pki.server(KeyKind.P256).encodedChain(), elsewhere);
    }

    @Test
    void looksUpRevocationInGivenListsOnly() throws CertificateRejectedException {
        Identity server = pki.server(KeyKind.P256);
        PathValidator clear = validator.withRevocationLists(
                List.of(pki.root().revoke(), pki.intermediate().revoke()));
        clear.verify(server.encodedChain(), LOCALHOST);
        PathValidator revoked = validator.withRevocationLists(
                List.of(pki.root().revoke(), pki.intermediate().revoke(server.certificate())));
        assertEquals(Reason.REVOKED, reason(revoked, server.encodedChain(), LOCALHOST));
        PathValidator uncertain = validator.withRevocationLists(List.of(pki.root().revoke()));
        assertEquals(Reason.OTHER, reason(uncertain, server.encodedChain(), LOCALHOST));
    }

    @Test
    void boundsTheNumberOfCertificates() {
        assertRejected(Reason.BAD_CERTIFICATE, List.of(), LOCALHOST);
        List<Bytes> chain = new ArrayList<>(pki.server(KeyKind.P256).encodedChain());
        Bytes stranger = encoded(stranger());
        while (chain.size() < CertificateVerifier.MAX_CHAIN) {
            chain.add(stranger);
        }
        assertEquals(Optional.empty(), Optional.ofNullable(reason(validator, chain, LOCALHOST)));
        chain.add(stranger);
        assertRejected(Reason.TOO_LONG, chain, LOCALHOST);
    }

    /** Nine authorities of one name and key, each able to issue every other, make 9! paths. */
    @Test
    void doesNotWanderInAMesh() {
        KeyPair shared = KeyKind.P256.generate();
        Authority mesh = Authority.selfSigned(CertificateSpec.authority("Mesh").keys(shared));
        List<Bytes> chain = new ArrayList<>(
                List.of(mesh.issue(CertificateSpec.server("localhost")).encodedChain().get(0)));
        for (int i = 0; i < 9; i++) {
            chain.add(encoded(Authority.selfSigned(CertificateSpec.authority("Mesh").keys(shared)).certificate()));
        }
        assertRejected(Reason.UNKNOWN_CA, chain, LOCALHOST);
    }

    private List<Bytes> chainWithUsage(KeyPair keys, int usage) {
        return pki.intermediate()
                .issue(CertificateSpec.server("localhost").keys(keys).keyUsage(usage))
                .encodedChain();
    }

    private void assertRejected(Reason reason, Identity identity) {
        assertRejected(reason, identity.encodedChain(), LOCALHOST);
    }

    private void assertRejected(Reason reason, List<Bytes> chain, PeerExpectation expected) {
        CertificateRejectedException rejection =
                assertThrows(CertificateRejectedException.class, () -> validator.verify(chain, expected));
        assertEquals(reason, rejection.reason(), rejection::getMessage);
    }

    /** Why the chain is rejected, or null if it is not. */
    private static Reason reason(PathValidator validator, List<Bytes> chain, PeerExpectation expected) {
        try {
            validator.verify(chain, expected);
            return null;
        } catch (CertificateRejectedException rejection) {
            return rejection.reason();
        }
    }

    private static X509Certificate stranger() {
        return Authority.selfSigned(CertificateSpec.authority("Stranger")).certificate();
    }

    private static Bytes encoded(X509Certificate certificate) {
        return new Identity(List.of(certificate), null).encodedChain().get(0);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
