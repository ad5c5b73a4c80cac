package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OcspSpec;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which stapled OCSP responses clear a certificate (RFC 6960 section 3.2), and what the others are refused for. */
class OcspStapleVerifierTest {
    private static final TestPki PKI = TestPki.create();
    private static final Authority ISSUER = PKI.intermediate();
    private static final Identity SERVER = PKI.server(KeyKind.P256);
    private static final Authority RESPONDER = ISSUER.authority(OcspSpec.responder());
    private static final int DAMAGES = 1000;
    private static final int CONTEXT_TAG_0 = 0xA0;

    @TestFactory
    Stream<DynamicTest> accepted() {
        Instant now = Instant.now();
        return Stream.of(
                accepts("the issuer's", r -> r),
                accepts("the issuer's, named by its key", OcspSpec::namingTheKey),
                accepts("a responder's that the issuer authorized", r -> r.signedBy(RESPONDER)),
                accepts("such a responder's, named by its key", r -> r.signedBy(RESPONDER).namingTheKey()),
                accepts("one without an end that was made now", r -> r.current(now, null)),
                accepts("one of a clock that is a minute ahead",
                        r -> r.current(now.plusSeconds(60), now.plusSeconds(3600))),
                accepts("one that has ended a minute ago", r -> r.current(now.minusSeconds(3600), now.minusSeconds(60))));
    }

    @TestFactory
    Stream<DynamicTest> acceptedFromEveryKindOfKey() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519)
                .map(kind -> dynamicTest(kind.toString(), () -> {
                    Authority issuer = Authority.selfSigned(CertificateSpec.authority("Issuer").kind(kind));
                    X509Certificate own = issuer.issue(CertificateSpec.server("localhost")).certificate();
                    assertDoesNotThrow(() -> verify(OcspSpec.of(own, issuer).sign(), own, issuer));
                    if (kind == KeyKind.RSA_2048) {
                        Bytes pss = OcspSpec.of(own, issuer).signedWith("SHA256withRSAandMGF1").sign();
                        assertDoesNotThrow(() -> verify(pss, own, issuer));
                        Bytes weak = OcspSpec.of(own, issuer).signedWith("SHA1withRSAandMGF1").sign();
                        CertificateRejectedException refusal = assertThrows(CertificateRejectedException.class,
                                () -> verify(weak, own, issuer));
                        assertEquals("the stapled OCSP response is not accepted: it is signed with SHA1WITHRSAANDMGF1",
                                refusal.getMessage());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        Instant now = Instant.now();
        Duration hour = Duration.ofHours(1);
        Authority weak = ISSUER.authority(OcspSpec.responder().kind(KeyKind.RSA_1024));
        return Stream.of(
                refuses("a revoked certificate", Reason.REVOKED, OcspSpec::revoked),
                refuses("a revoked certificate, from a responder", Reason.REVOKED, r -> r.revoked().signedBy(RESPONDER)),
                refuses("an unknown certificate", Reason.BAD_STATUS, OcspSpec::unknown),
                refuses("one that is out of date", Reason.BAD_STATUS,
                        r -> r.current(now.minus(hour.multipliedBy(2)), now.minus(hour))),
                refuses("a revocation that is out of date", Reason.BAD_STATUS,
                        r -> r.revoked().current(now.minus(hour.multipliedBy(2)), now.minus(hour))),
                refuses("one without an end that is an hour old", Reason.BAD_STATUS, r -> r.current(now.minus(hour), null)),
                refuses("one from the future", Reason.BAD_STATUS,
                        r -> r.current(now.plus(hour), now.plus(hour.multipliedBy(2)))),
                refuses("a weak signature", Reason.BAD_STATUS, r -> r.signedWith("SHA1withECDSA")),
                refuses("a critical extension", Reason.BAD_STATUS, OcspSpec::withCriticalExtension),
                refuses("a responder without certificate", Reason.BAD_STATUS,
                        r -> r.signedBy(RESPONDER).withoutCertificate()),
                refuses("a responder without the purpose", Reason.BAD_STATUS, r -> r.signedBy(ISSUER.authority(
                        OcspSpec.responder().purposes(KeyPurposeId.id_kp_serverAuth)))),
                refuses("a responder with any purpose", Reason.BAD_STATUS, r -> r.signedBy(ISSUER.authority(
                        OcspSpec.responder().purposes(KeyPurposeId.anyExtendedKeyUsage)))),
                refuses("a responder that may not sign", Reason.BAD_STATUS, r -> r.signedBy(ISSUER.authority(
                        OcspSpec.responder().keyUsage(KeyUsage.keyEncipherment)))),
                refuses("a responder that has expired", Reason.BAD_STATUS, r -> r.signedBy(ISSUER.authority(
                        OcspSpec.responder().expired()))),
                refuses("a responder with a weak key", Reason.BAD_STATUS, r -> r.signedBy(weak)),
                refuses("a responder with an unknown critical extension", Reason.BAD_STATUS, r -> r.signedBy(
                        ISSUER.authority(OcspSpec.responder().extension(new ASN1ObjectIdentifier("1.2.3.4"), true,
                                DERNull.INSTANCE)))),
                refuses("a responder of the root", Reason.BAD_STATUS, r -> r.signedBy(
                        PKI.root().authority(OcspSpec.responder()))),
                refuses("a responder below a responder", Reason.BAD_STATUS, r -> r.signedBy(
                        RESPONDER.authority(OcspSpec.responder()))),
                refuses("a stranger's with the issuer's name", Reason.BAD_STATUS, r -> r.signedBy(
                        TestPki.create().intermediate())),
                refuses("a responder of a stranger with the issuer's name", Reason.BAD_STATUS, r -> r.signedBy(
                        TestPki.create().intermediate().authority(OcspSpec.responder()))));
    }

    @Test
    void aResponseForAnotherCertificateIsRefused() {
        X509Certificate other = PKI.server(KeyKind.P256).certificate();
        assertBadStatus(PKI.status(other).sign());
        // The same serial number under another issuer.
        assertBadStatus(OcspSpec.of(SERVER.certificate(), TestPki.create().root()).signedBy(ISSUER).sign());
    }

    @Test
    void aFailureOfTheResponderIsRefused() {
        for (int status : List.of(OCSPResp.MALFORMED_REQUEST, OCSPResp.INTERNAL_ERROR, OCSPResp.TRY_LATER,
                OCSPResp.SIG_REQUIRED, OCSPResp.UNAUTHORIZED)) {
            assertBadStatus(OcspSpec.failure(status));
        }
    }

    @Test
    void everyTruncationIsRefused() {
        Bytes whole = PKI.status(SERVER.certificate()).signedBy(RESPONDER).sign();
        for (int length = 0; length < whole.length(); length++) {
            assertBadStatus(whole.slice(0, length));
        }
        assertBadStatus(Bytes.concat(whole, Bytes.of(0)));
    }

    /**
     * Any answer but one of the verifier's own would end in internal_error. The numbers of two context tags around the
     * signed part are all that Bouncy Castle does not look at.
     */
    @Test
    void damageIsRefusedAndCausesNothingElse() {
        Bytes whole = PKI.status(SERVER.certificate()).signedBy(RESPONDER).sign();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = whole.toByteArray();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            if (whole.get(at) != CONTEXT_TAG_0) {
                assertBadStatus(Bytes.wrap(damaged));
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        byte[] nested = new byte[StapleVerifier.MAX_STAPLE];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertBadStatus(Bytes.wrap(nested));
        assertBadStatus(Bytes.zeros(StapleVerifier.MAX_STAPLE + 1));
    }

    @Test
    void aValidatorFindsTheIssuerThatMustHaveSigned() throws CertificateRejectedException {
        PeerCertificates long1 = peer(SERVER, PKI.trusted());
        assertEquals(Optional.of(ISSUER.certificate()), long1.issuer());
        PeerCertificates short1 = peer(SERVER, ISSUER.trusted());
        assertEquals(Optional.of(ISSUER.certificate()), short1.issuer());
        assertEquals(List.of(SERVER.certificate()), short1.path());
    }

    @Test
    void aCertificateCanDemandAStaple() {
        assertFalse(demandsStaple(CertificateSpec.server("localhost")));
        assertTrue(demandsStaple(CertificateSpec.server("localhost").mustStaple()));
        ASN1ObjectIdentifier tlsFeature = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
        assertFalse(demandsStaple(CertificateSpec.server("localhost").extension(tlsFeature, false, new DERSequence())));
        assertTrue(demandsStaple(CertificateSpec.server("localhost").extension(tlsFeature, false, DERNull.INSTANCE)),
                "what cannot be read is taken for a demand");
    }

    private static boolean demandsStaple(CertificateSpec spec) {
        return new PeerCertificates(ISSUER.issue(spec).chain()).demandsStaple();
    }

    private static PeerCertificates peer(Identity server, TrustAnchors anchors) throws CertificateRejectedException {
        return new PathValidator(anchors, Clock.systemUTC()).verify(server.encodedChain(),
                PeerExpectation.server(ServerName.parse("localhost"), KeyUse.SIGNING));
    }

    private static DynamicTest accepts(String name, UnaryOperator<OcspSpec> change) {
        return dynamicTest(name, () -> assertDoesNotThrow(() -> verify(
                change.apply(PKI.status(SERVER.certificate())).sign(), SERVER.certificate(), ISSUER)));
    }

    private static DynamicTest refuses(String name, Reason reason, UnaryOperator<OcspSpec> change) {
        return dynamicTest(name, () -> {
            CertificateRejectedException refusal = assertThrows(CertificateRejectedException.class, () -> verify(
                    change.apply(PKI.status(SERVER.certificate())).sign(), SERVER.certificate(), ISSUER));
            assertEquals(reason, refusal.reason(), refusal.getMessage());
        });
    }

    private static void assertBadStatus(Bytes response) {
        CertificateRejectedException refusal = assertThrows(CertificateRejectedException.class,
                () -> verify(response, SERVER.certificate(), ISSUER));
        assertEquals(Reason.BAD_STATUS, refusal.reason(), refusal.getMessage());
        assertEquals("bad_certificate_status_response", CertificateAlerts.nameOf(refusal.reason()));
    }

    private static void verify(Bytes response, X509Certificate certificate, Authority issuer)
            throws CertificateRejectedException {
        new OcspStapleVerifier(Clock.systemUTC()).verify(response, certificate, issuer.certificate());
    }
}
