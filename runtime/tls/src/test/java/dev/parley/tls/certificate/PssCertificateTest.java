package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;

/** Certificates that authorities signed by RSASSA-PSS with parameters of all sorts (RFC 4055). */
class PssCertificateTest {
    private static final PeerExpectation LOCALHOST =
            PeerExpectation.server(ServerName.parse("localhost"), KeyUse.SIGNING);

    @Test
    void acceptsAndNamesTheSchemesOfUsualParameters() throws Exception {
        Authority free = authority(KeyKind.RSA_PSS_2048);
        for (int bits : new int[] {256, 384, 512}) {
            Identity server = signed(free, "SHA-" + bits, "SHA-" + bits, bits / 8);
            verify(free, server);
            assertEquals(
                    List.of(Set.of("rsa_pss_rsae_sha" + bits, "rsa_pss_pss_sha" + bits)),
                    ChainSignatures.of(server.chain()));
        }
    }

    @Test
    void refusesParametersThatTheKeyOfTheAuthorityDoesNotPermit() throws Exception {
        Authority restricted = authority(KeyKind.RSA_PSS_SHA384_2048);
        verify(restricted, signed(restricted, "SHA-384", "SHA-384", 48));
        // The signature itself is good: it is made with the same numbers, and only the key's parameters forbid it.
        for (Identity bad : List.of(
                signed(restricted, "SHA-256", "SHA-256", 32),
                signed(restricted, "SHA-384", "SHA-256", 48),
                signed(restricted, "SHA-384", "SHA-384", 47))) {
            assertThrows(CertificateRejectedException.class, () -> verify(restricted, bad));
        }
    }

    @Test
    void refusesSha1InEitherPlace() throws Exception {
        Authority free = authority(KeyKind.RSA_PSS_2048);
        for (Identity weak :
                List.of(signed(free, "SHA-1", "SHA-1", 20), signed(free, "SHA-256", "SHA-1", 32))) {
            CertificateRejectedException refusal =
                    assertThrows(CertificateRejectedException.class, () -> verify(free, weak));
            assertEquals(Reason.WEAK, refusal.reason());
        }
    }

    /** RFC 9846 section 4.3.3: the schemes fix the mask's hash and the length of the salt, too. */
    @Test
    void knowsNoSchemeOfUnusualParameters() throws Exception {
        Authority free = authority(KeyKind.RSA_PSS_2048);
        for (Identity unusual :
                List.of(signed(free, "SHA-256", "SHA-384", 32), signed(free, "SHA-256", "SHA-256", 20))) {
            assertEquals(List.of(Set.of()), ChainSignatures.of(unusual.chain()));
            assertEquals(
                    Optional.of("an unknown signature"),
                    unusual.credentials().signatureBeyond(List.of("rsa_pss_rsae_sha256", "rsa_pss_pss_sha256")));
        }
    }

    private static Authority authority(KeyKind kind) {
        return Authority.selfSigned(CertificateSpec.authority("PSS").kind(kind));
    }

    private static void verify(Authority authority, Identity server) throws CertificateRejectedException {
        new PathValidator(authority.trusted(), Clock.systemUTC()).verify(server.encodedChain(), LOCALHOST);
    }

    /** A server's certificate whose signature is made anew with these parameters, whatever the authority's key permits. */
    private static Identity signed(Authority authority, String hash, String mask, int salt) throws Exception {
        Identity server = authority.issue(CertificateSpec.server("localhost"));
        AlgorithmIdentifier algorithm = algorithm(hash, mask, salt);
        ASN1Sequence body = ASN1Sequence.getInstance(server.certificate().getTBSCertificate());
        ASN1EncodableVector fields = new ASN1EncodableVector();
        for (int i = 0; i < body.size(); i++) {
            // version, serialNumber, signature
            ASN1Encodable field = i == 2 ? algorithm : body.getObjectAt(i);
            fields.add(field);
        }
        DERSequence changed = new DERSequence(fields);
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.initSign(Unrestricted.key(authority.keys().getPrivate()));
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1));
        signature.update(changed.getEncoded());
        ASN1BitString value = new DERBitString(signature.sign());
        byte[] encoded = new DERSequence(new ASN1Encodable[] {changed, algorithm, value}).getEncoded();
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        assertEquals(Bytes.wrap(encoded), Bytes.wrap(certificate.getEncoded()));
        return new Identity(List.of(certificate), server.privateKey());
    }

    private static AlgorithmIdentifier algorithm(String hash, String mask, int salt) {
        DefaultDigestAlgorithmIdentifierFinder hashes = new DefaultDigestAlgorithmIdentifierFinder();
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        hashes.find(hash),
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hashes.find(mask)),
                        new ASN1Integer(salt),
                        new ASN1Integer(1)));
    }
}
