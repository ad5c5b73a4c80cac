package dev.parley.tls.testing;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What a certificate of a test says. Starts as a valid one; each method changes one thing. */
public final class CertificateSpec {
    private static final Duration AGE = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(30);

    private static final ASN1ObjectIdentifier TLS_FEATURE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
    private static final int STATUS_REQUEST = 5;

    /** An extension as it is encoded. */
    record Entry(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    final String name;
    final List<Entry> extensions = new ArrayList<>();
    Instant notBefore = Instant.now().minus(AGE).truncatedTo(ChronoUnit.SECONDS);
    Instant notAfter = Instant.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    KeyKind kind = KeyKind.P256;
    String signature;
    private KeyPair keys;
    private PublicKey replacedKey;

    private CertificateSpec(String name) {
        this.name = name;
    }

    /** A certificate without any extension. */
    public static CertificateSpec bare(String commonName) {
        return new CertificateSpec(commonName);
    }

    /** A server's certificate for the DNS name. */
    public static CertificateSpec server(String dnsName) {
        return bare(dnsName)
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                .purposes(KeyPurposeId.id_kp_serverAuth)
                .names(new GeneralName(GeneralName.dNSName, dnsName));
    }

    /** A client's certificate. */
    public static CertificateSpec client(String commonName) {
        return bare(commonName).keyUsage(KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_clientAuth);
    }

    /** The certificate of an authority. */
    public static CertificateSpec authority(String commonName) {
        return bare(commonName)
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    /** Sets the kind of its key. */
    public CertificateSpec kind(KeyKind value) {
        kind = value;
        return this;
    }

    /** Sets its key pair. */
    public CertificateSpec keys(KeyPair value) {
        keys = value;
        return this;
    }

    /** Puts a public key into the certificate that is not the one of its key pair. */
    public CertificateSpec replacedKey(PublicKey value) {
        replacedKey = value;
        return this;
    }

    /** Sets the name of the signature algorithm that the issuer uses. */
    public CertificateSpec signedWith(String algorithm) {
        signature = algorithm;
        return this;
    }

    /** Sets the period in which it is valid. */
    public CertificateSpec valid(Instant from, Instant to) {
        notBefore = from;
        notAfter = to;
        return this;
    }

    /** Lets it have expired an hour ago. */
    public CertificateSpec expired() {
        return valid(notBefore, Instant.now().minus(Duration.ofHours(1)));
    }

    /** Lets it become valid in an hour. */
    public CertificateSpec notYetValid() {
        return valid(Instant.now().plus(Duration.ofHours(1)), notAfter);
    }

    /** Sets keyUsage, critical. */
    public CertificateSpec keyUsage(int bits) {
        return extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    /** Sets extendedKeyUsage. */
    public CertificateSpec purposes(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    /** Sets subjectAltName. */
    public CertificateSpec names(GeneralName... names) {
        return extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    /** Demands that the server staples an OCSP response to it (RFC 7633). */
    public CertificateSpec mustStaple() {
        return extension(TLS_FEATURE, false, new DERSequence(new ASN1Integer(STATUS_REQUEST)));
    }

    /** Sets any extension, instead of one with the same identifier. */
    public CertificateSpec extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        without(id);
        extensions.add(new Entry(id, critical, value));
        return this;
    }

    /** Removes an extension. */
    public CertificateSpec without(ASN1ObjectIdentifier id) {
        extensions.removeIf(entry -> entry.id().equals(id));
        return this;
    }

    KeyPair keyPair() {
        if (keys == null) {
            keys = kind.generate();
        }
        return keys;
    }

    PublicKey certifiedKey() {
        return replacedKey == null ? keyPair().getPublic() : replacedKey;
    }
}
