package dev.parley.tls.certificate.bc;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A signed OCSP response (RFC 6960 section 4.2), as far as it speaks of one certificate.
 *
 * @param signatureAlgorithm the name of its signature, which is good, such as {@code SHA256WITHECDSA}
 * @param entries what it says of the certificate; may be empty
 */
public record OcspAnswer(String signatureAlgorithm, List<Entry> entries) {
    private static final int MAX_CERTIFICATES = 4;
    /** The JDK's providers have no name for PSS with the hash of the parameters. */
    private static final Provider VERIFYING = new BouncyCastleProvider();

    /** What a responder says. */
    public enum Status {
        /** Not revoked. */
        GOOD,
        /** Revoked, perhaps only for now. */
        REVOKED,
        /** The responder does not know it. */
        UNKNOWN
    }

    /**
     * What is said of the certificate.
     *
     * @param thisUpdate when that was right
     * @param nextUpdate when more will be known; absent if that is always
     */
    public record Entry(Status status, Instant thisUpdate, Optional<Instant> nextUpdate) {
    }

    /** Decides who may speak for an issuer. */
    @FunctionalInterface
    public interface Authorization {
        /** Throws unless the certificate's key may sign. */
        void check(X509Certificate signer) throws GeneralSecurityException;
    }

    /**
     * Reads a response and verifies its signature, whose maker is authorized first.
     *
     * @throws GeneralSecurityException if it is malformed or no success, or if its signature is not good
     */
    public static OcspAnswer read(byte[] response, X509Certificate certificate, X509Certificate issuer,
            Authorization authorization) throws GeneralSecurityException {
        try {
            BasicOCSPResp basic = basic(response);
            refuseCritical(basic.getCriticalExtensionOIDs().isEmpty());
            X509Certificate signer = signer(basic, issuer);
            authorization.check(signer);
            if (!basic.isSignatureValid(new JcaContentVerifierProviderBuilder().setProvider(VERIFYING).build(signer))) {
                throw new SignatureException("its signature is wrong");
            }
            return new OcspAnswer(new DefaultSignatureNameFinder().getAlgorithmName(basic.getSignatureAlgorithmID()),
                    entries(basic, certificate, new JcaX509CertificateHolder(issuer)));
        } catch (IOException | OCSPException | OperatorCreationException malformed) {
            throw new GeneralSecurityException("it is malformed, or signed in an unknown way", malformed);
        }
    }

    private static BasicOCSPResp basic(byte[] encoded) throws IOException, OCSPException, GeneralSecurityException {
        OCSPResp response = new OCSPResp(OCSPResponse.getInstance(ASN1Primitive.fromByteArray(encoded)));
        if (response.getStatus() != OCSPResp.SUCCESSFUL) {
            throw new GeneralSecurityException("the responder failed with status " + response.getStatus());
        }
        if (response.getResponseObject() instanceof BasicOCSPResp basic) {
            return basic;
        }
        throw new GeneralSecurityException("it is of an unknown type");
    }

    /** The certificate that the responder names as its own: the issuer's, or one that came along. */
    private static X509Certificate signer(BasicOCSPResp basic, X509Certificate issuer)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        if (isOf(basic.getResponderId(), new JcaX509CertificateHolder(issuer))) {
            return issuer;
        }
        X509CertificateHolder[] others = basic.getCerts();
        if (others.length > MAX_CERTIFICATES) {
            throw new CertificateException("it has more than " + MAX_CERTIFICATES + " certificates");
        }
        for (X509CertificateHolder other : others) {
            if (isOf(basic.getResponderId(), other)) {
                return new JcaX509CertificateConverter().getCertificate(other);
            }
        }
        throw new CertificateException("it was made by someone else than the issuer, whose certificate is missing");
    }

    private static boolean isOf(RespID responder, X509CertificateHolder certificate)
            throws OCSPException, OperatorCreationException {
        ResponderID id = responder.toASN1Primitive();
        X500Name name = id.getName();
        return name != null ? name.equals(certificate.getSubject()) : responder.equals(new RespID(
                certificate.getSubjectPublicKeyInfo(), digests().get(RespID.HASH_SHA1)));
    }

    private static List<Entry> entries(BasicOCSPResp basic, X509Certificate certificate, X509CertificateHolder issuer)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        List<Entry> entries = new ArrayList<>();
        for (SingleResp single : basic.getResponses()) {
            if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && single.getCertID().matchesIssuer(issuer, digests())) {
                refuseCritical(single.getCriticalExtensionOIDs().isEmpty());
                entries.add(new Entry(status(single), single.getThisUpdate().toInstant(),
                        Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant)));
            }
        }
        return List.copyOf(entries);
    }

    private static Status status(SingleResp single) {
        if (single.getCertStatus() == null) {
            return Status.GOOD;
        }
        return single.getCertStatus() instanceof RevokedStatus ? Status.REVOKED : Status.UNKNOWN;
    }

    /** RFC 5280 section 4.2: an unknown critical extension must not be overlooked; no extension is known here. */
    private static void refuseCritical(boolean none) throws GeneralSecurityException {
        if (!none) {
            throw new GeneralSecurityException("it has a critical extension");
        }
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }
}
