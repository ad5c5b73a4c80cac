package dev.parley.tls.certificate.bc;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Reads the structure SubjectPublicKeyInfo (RFC 5280 section 4.1), by the identifier within. */
public final class SubjectPublicKeys {
    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448");

    private SubjectPublicKeys() {}

    /**
     * The key; empty if it is of another kind than RSA, RSASSA-PSS, EC, Ed25519 and Ed448.
     *
     * @throws IOException if the bytes are not exactly one such structure in DER, or the key within is malformed
     */
    public static Optional<PublicKey> decode(byte[] der) throws IOException {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
            if (info == null || !Arrays.equals(der, info.getEncoded(ASN1Encoding.DER))) {
                throw new IOException("not in DER");
            }
            String algorithm = ALGORITHMS.get(info.getAlgorithm().getAlgorithm());
            if (algorithm == null) {
                return Optional.empty();
            }
            PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            if (algorithm.equals("EC")) {
                // The JDK does not ask whether the point is on the curve.
                PublicKeyFactory.createKey(info);
            }
            if (!Arrays.equals(der, key.getEncoded())) {
                throw new IOException("the key has another encoding");
            }
            return Optional.of(key);
        } catch (GeneralSecurityException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        } catch (RuntimeException | StackOverflowError hostile) {
            // Parsers answer malformed input with unchecked exceptions, and are recursive.
            throw new IOException("cannot be processed", hostile);
        }
    }
}
