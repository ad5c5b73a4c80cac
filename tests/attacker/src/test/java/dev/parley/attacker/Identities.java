package dev.parley.attacker;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One authority and what it certifies: an end entity for each kind of key. They live for a day. */
final class Identities {
    /** The name in the certificates. */
    static final String HOST = "localhost";
    private static final X500Name ISSUER = new X500Name("CN=Authority of attacks");
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;

    static final Identity AUTHORITY = authority();
    static final Identity RSA = endEntity(keys("RSA", RSA_BITS), AUTHORITY.keys(), 2);
    static final Identity EC = endEntity(keys("EC", EC_BITS), AUTHORITY.keys(), 3);
    /** Its issuer is of the same name, but another. */
    static final Identity STRANGER = endEntity(keys("EC", EC_BITS), authority().keys(), 4);

    private Identities() {
    }

    private static Identity authority() {
        KeyPair own = keys("EC", EC_BITS);
        return sign(own, own, builder(ISSUER, 1, own), Extension.basicConstraints, new BasicConstraints(true));
    }

    private static Identity endEntity(KeyPair own, KeyPair issuer, long serial) {
        return sign(issuer, own, builder(new X500Name("CN=" + HOST), serial, own),
                Extension.subjectAlternativeName, new GeneralNames(new GeneralName(GeneralName.dNSName, HOST)));
    }

    private static X509v3CertificateBuilder builder(X500Name subject, long serial, KeyPair own) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(ISSUER, BigInteger.valueOf(serial),
                Date.from(now.minus(1, ChronoUnit.HOURS)), Date.from(now.plus(1, ChronoUnit.DAYS)), subject,
                own.getPublic());
    }

    private static Identity sign(KeyPair issuer, KeyPair own, X509v3CertificateBuilder builder,
            ASN1ObjectIdentifier extension, ASN1Encodable value) {
        try {
            builder.addExtension(extension, extension.equals(Extension.basicConstraints), value);
            return new Identity(new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()))), own);
        } catch (CertIOException | OperatorCreationException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
