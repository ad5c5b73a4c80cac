package dev.parley.tls.certificate.bc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Finds certificates and keys in PEM text (RFC 7468), among blocks of other kinds. */
public final class PemBlocks {
    private PemBlocks() {}

    /** All certificates in the order of the text; empty if there are none. */
    public static List<X509Certificate> certificates(String pem) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemObject block : blocks(pem)) {
            if (block.getType().equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.getContent())));
            }
        }
        return List.copyOf(certificates);
    }

    /** The first private key that is not encrypted: PKCS #8, or the traditional RSA and EC forms. */
    public static Optional<PrivateKey> privateKey(String pem) throws IOException {
        for (PemObject block : blocks(pem)) {
            if (isPrivateKey(block) && !isEncrypted(block)) {
                try {
                    return Optional.of(new JcaPEMKeyConverter().getPrivateKey(keyInfo(block)));
                } catch (RuntimeException malformed) {
                    throw new IOException(malformed.getMessage(), malformed);
                }
            }
        }
        return Optional.empty();
    }

    /** All public keys (RFC 7468 section 13) in the order of the text; empty if there are none. */
    public static List<PublicKey> publicKeys(String pem) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        for (PemObject block : blocks(pem)) {
            if (block.getType().equals("PUBLIC KEY")) {
                keys.add(SubjectPublicKeys.decode(block.getContent())
                        .orElseThrow(() -> new IOException("an unknown algorithm")));
            }
        }
        return List.copyOf(keys);
    }

    /** Whether a private key in the text is encrypted. */
    public static boolean hasEncryptedKey(String pem) throws IOException {
        return blocks(pem).stream().anyMatch(block -> isPrivateKey(block) && isEncrypted(block));
    }

    private static PrivateKeyInfo keyInfo(PemObject block) throws IOException {
        byte[] content = block.getContent();
        return switch (block.getType()) {
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(content);
            case "RSA PRIVATE KEY" -> new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    RSAPrivateKey.getInstance(content));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(content);
                yield new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            default -> throw new IOException("a " + block.getType() + " cannot be used");
        };
    }

    private static boolean isPrivateKey(PemObject block) {
        return block.getType().endsWith("PRIVATE KEY");
    }

    private static boolean isEncrypted(PemObject block) {
        List<?> headers = block.getHeaders();
        return block.getType().equals("ENCRYPTED PRIVATE KEY") || headers.stream().anyMatch(PemBlocks::saysEncrypted);
    }

    /** The header of the traditional forms (RFC 1421 section 4.6.1.1). */
    private static boolean saysEncrypted(Object header) {
        return header instanceof PemHeader field
                && field.getName().equals("Proc-Type")
                && field.getValue().endsWith("ENCRYPTED");
    }

    private static List<PemObject> blocks(String pem) throws IOException {
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (RuntimeException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        return blocks;
    }
}
