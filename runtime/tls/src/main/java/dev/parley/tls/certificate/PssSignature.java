package dev.parley.tls.certificate;

import dev.parley.tls.crypto.Hash;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a certificate is signed by RSASSA-PSS (RFC 4055 section 3.1).
 *
 * @param hash the JDK's name for the hash of the message
 * @param maskHash that of the mask generation
 * @param saltLength in bytes
 */
record PssSignature(String hash, String maskHash, int saltLength) {
    /** What absent parameters stand for. */
    private static final PssSignature DEFAULT = new PssSignature("SHA-1", "SHA-1", 20);

    /** The parameters of a signature with the identifier id-RSASSA-PSS; those that cannot be read count as absent. */
    static PssSignature of(X509Certificate certificate) {
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return DEFAULT;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
            String mask = pss.getMGFParameters() instanceof MGF1ParameterSpec mgf1 ? mgf1.getDigestAlgorithm() : "unknown";
            return new PssSignature(pss.getDigestAlgorithm(), mask, pss.getSaltLength());
        } catch (IOException | GeneralSecurityException unreadable) {
            return DEFAULT;
        }
    }

    /** The names of both hashes. */
    Stream<String> hashes() {
        return Stream.of(hash, maskHash);
    }

    /**
     * The hash of the schemes that verify it, if there are any: both hashes are the same, and the salt as long as they are
     * (RFC 9846 section 4.3.3).
     */
    Optional<Hash> ofScheme() {
        return Hash.named(hash.replace("-", "").toLowerCase(Locale.ROOT))
                .filter(known -> hash.equals(maskHash) && saltLength == known.length());
    }
}
