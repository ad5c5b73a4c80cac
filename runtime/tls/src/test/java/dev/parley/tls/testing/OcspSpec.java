package dev.parley.tls.testing;

import dev.parley.wire.Bytes;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** What an OCSP response of a test says. Starts as a good one of the issuer; each method changes one thing. */
public final class OcspSpec {
    private final X509Certificate subject;
    private final Authority issuer;
    private Authority signer;
    private String signature;
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant thisUpdate = Instant.now().minus(Duration.ofHours(1));
    private Instant nextUpdate = Instant.now().plus(Duration.ofHours(1));
    private boolean showsSigner = true;
    private boolean namesKey;
    private boolean critical;

    private OcspSpec(X509Certificate subject, Authority issuer) {
        this.subject = subject;
        this.issuer = issuer;
        signer = issuer;
    }

    /** A response about a certificate of the issuer. */
    public static OcspSpec of(X509Certificate subject, Authority issuer) {
        return new OcspSpec(subject, issuer);
    }

    /** The certificate of someone whom the issuer lets sign responses. */
    public static CertificateSpec responder() {
        return CertificateSpec.bare("Test Responder").keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_OCSPSigning);
    }

    /** A response that is none: the responder says why. */
    public static Bytes failure(int status) {
        try {
            return Bytes.wrap(new OCSPRespBuilder().build(status, null).getEncoded());
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Says that it is revoked. */
    public OcspSpec revoked() {
        status = new RevokedStatus(Date.from(thisUpdate));
        return this;
    }

    /** Says that nobody knows it. */
    public OcspSpec unknown() {
        status = new UnknownStatus();
        return this;
    }

    /** Sets when it is current; {@code to} may be null. */
    public OcspSpec current(Instant from, Instant to) {
        thisUpdate = from;
        nextUpdate = to;
        return this;
    }

    /** Lets someone else sign. */
    public OcspSpec signedBy(Authority value) {
        signer = value;
        return this;
    }

    /** Sets the name of the signature algorithm. */
    public OcspSpec signedWith(String algorithm) {
        signature = algorithm;
        return this;
    }

    /** Leaves the signer's certificate out. */
    public OcspSpec withoutCertificate() {
        showsSigner = false;
        return this;
    }

    /** Names the signer by its key instead of its name. */
    public OcspSpec namingTheKey() {
        namesKey = true;
        return this;
    }

    /** Adds an extension that must not be overlooked. */
    public OcspSpec withCriticalExtension() {
        critical = true;
        return this;
    }

    /** The response in DER. */
    public Bytes sign() {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            X509CertificateHolder own = new JcaX509CertificateHolder(signer.certificate());
            BasicOCSPRespBuilder builder = namesKey
                    ? new JcaBasicOCSPRespBuilder(signer.keys().getPublic(), digests.get(CertificateID.HASH_SHA1))
                    : new JcaBasicOCSPRespBuilder(signer.certificate().getSubjectX500Principal());
            builder.addResponse(new JcaCertificateID(digests.get(CertificateID.HASH_SHA1), issuer.certificate(),
                    subject.getSerialNumber()), status, Date.from(thisUpdate),
                    nextUpdate == null ? null : Date.from(nextUpdate));
            if (critical) {
                builder.setResponseExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, true, DERNull.INSTANCE.getEncoded())));
            }
            boolean delegated = signer != issuer && showsSigner;
            return Bytes.wrap(new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, builder.build(
                    signer.signer(signature), delegated ? new X509CertificateHolder[] {own} : null,
                    Date.from(Instant.now()))).getEncoded());
        } catch (OCSPException | OperatorCreationException | IOException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
