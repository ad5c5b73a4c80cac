package dev.parley.tls.testing;

import dev.parley.tls.certificate.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Someone who issues certificates: an authority, or a leaf that is made to act as one. */
public final class Authority {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<X509Certificate> chain;
    private final KeyPair keys;
    private final String signature;

    private Authority(List<X509Certificate> chain, KeyPair keys, String signature) {
        this.chain = chain;
        this.keys = keys;
        this.signature = signature;
    }

    /** Issues to itself. */
    public static Authority selfSigned(CertificateSpec spec) {
        String signature = spec.signature == null ? spec.kind.signature() : spec.signature;
        X509Certificate own = sign(spec, subject(spec.name), spec.keyPair(), signature);
        return new Authority(List.of(own), spec.keyPair(), spec.kind.signature());
    }

    /** Issues to another, who can issue in turn. */
    public Authority authority(CertificateSpec spec) {
        String algorithm = spec.signature == null ? signature : spec.signature;
        X509Certificate issued = sign(spec, certificate().getSubjectX500Principal(), keys, algorithm);
        List<X509Certificate> longer = new ArrayList<>(List.of(issued));
        longer.addAll(chain);
        return new Authority(List.copyOf(longer), spec.keyPair(), spec.kind.signature());
    }

    /** Issues to an end entity. */
    public Identity issue(CertificateSpec spec) {
        return authority(spec).identity();
    }

    /** Itself as an end entity; a chain of several does not show the self-signed end. */
    public Identity identity() {
        List<X509Certificate> shown = chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
        return new Identity(shown, keys.getPrivate());
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Its key pair. */
    public KeyPair keys() {
        return keys;
    }

    /** The belief in this authority. */
    public TrustAnchors trusted() {
        return TrustAnchors.of(List.of(certificate()));
    }

    /** A current list of certificates that it has revoked. */
    public X509CRL revoke(X509Certificate... revoked) {
        Instant now = Instant.now();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded()),
                Date.from(now.minusSeconds(3600)));
        builder.setNextUpdate(Date.from(now.plusSeconds(3600)));
        for (X509Certificate certificate : revoked) {
            builder.addCRLEntry(
                    certificate.getSerialNumber(), Date.from(now.minusSeconds(60)), CRLReason.keyCompromise);
        }
        try {
            ContentSigner signer = signer(signature, keys);
            byte[] encoded = builder.build(signer).getEncoded();
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
        } catch (OperatorCreationException | IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs with its key, by the algorithm of that name; null stands for its usual one. */
    ContentSigner signer(String algorithm) throws OperatorCreationException {
        return signer(algorithm == null ? signature : algorithm, keys);
    }

    private static ContentSigner signer(String algorithm, KeyPair keys) throws OperatorCreationException {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm);
        if (algorithm.endsWith("MGF1")) {
            // The JDK has no name for PSS with a fixed hash.
            builder.setProvider(new BouncyCastleProvider());
        }
        return builder.build(keys.getPrivate());
    }

    private static X500Principal subject(String name) {
        return new X500Principal("CN=" + name + ", O=Parley tests");
    }

    private static X509Certificate sign(CertificateSpec spec, X500Principal issuer, KeyPair keys, String algorithm) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                X500Name.getInstance(issuer.getEncoded()),
                new BigInteger(64, RANDOM).setBit(64),
                Date.from(spec.notBefore),
                Date.from(spec.notAfter),
                X500Name.getInstance(subject(spec.name).getEncoded()),
                SubjectPublicKeyInfo.getInstance(spec.certifiedKey().getEncoded()));
        try {
            for (CertificateSpec.Entry extension : spec.extensions) {
                builder.addExtension(extension.id(), extension.critical(), extension.value());
            }
            if (!spec.extensions.isEmpty()) {
                JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        identifiers.createSubjectKeyIdentifier(spec.certifiedKey()));
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(keys.getPublic()));
            }
            ContentSigner signer = signer(algorithm, keys);
            byte[] encoded = builder.build(signer).getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (OperatorCreationException | IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
