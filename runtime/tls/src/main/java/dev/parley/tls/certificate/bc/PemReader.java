package dev.parley.tls.certificate.bc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Finds certificates and private keys in PEM text (RFC 7468), among blocks of other kinds. */
public final class PemReader {
    private PemReader() {}

    /** All certificates in the order of the text; empty if there are none. */
    public static List<X509Certificate> certificates(String pem) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object block : blocks(pem)) {
            if (block instanceof X509CertificateHolder holder) {
                certificates.add((X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
            }
        }
        return List.copyOf(certificates);
    }

    /** The first private key that is not encrypted: PKCS #8, or the traditional RSA and EC forms. */
    public static Optional<PrivateKey> privateKey(String pem) throws IOException {
        for (Object block : blocks(pem)) {
            if (block instanceof PrivateKeyInfo info) {
                return Optional.of(new JcaPEMKeyConverter().getPrivateKey(info));
            }
            if (block instanceof PEMKeyPair pair) {
                return Optional.of(new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo()));
            }
        }
        return Optional.empty();
    }

    /** Whether a private key in the text is encrypted. */
    public static boolean hasEncryptedKey(String pem) throws IOException {
        return blocks(pem).stream()
                .anyMatch(block ->
                        block instanceof PEMEncryptedKeyPair || block instanceof PKCS8EncryptedPrivateKeyInfo);
    }

    private static List<Object> blocks(String pem) throws IOException {
        List<Object> blocks = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                blocks.add(block);
            }
        } catch (RuntimeException malformed) {
            throw new IOException("malformed PEM: " + malformed.getMessage(), malformed);
        }
        return blocks;
    }
}
