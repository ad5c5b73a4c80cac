package dev.parley.tls.certificate;

import dev.parley.tls.crypto.Hash;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signature schemes that a peer must know to verify a chain, by their names in RFC 9846 section 4.3.3. In TLS 1.2
 * they are pairs of hash and signature (RFC 5246 section 7.4.1.4.1): a scheme of ECDSA says nothing of the curve.
 */
final class ChainSignatures {
    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final Map<String, String> BY_IDENTIFIER = Map.of(
            "1.2.840.113549.1.1.5", "rsa_pkcs1_sha1",
            "1.2.840.113549.1.1.11", "rsa_pkcs1_sha256",
            "1.2.840.113549.1.1.12", "rsa_pkcs1_sha384",
            "1.2.840.113549.1.1.13", "rsa_pkcs1_sha512",
            "1.2.840.10045.4.1", "ecdsa_sha1",
            "1.2.840.10045.4.3.2", "ecdsa_secp256r1_sha256",
            "1.2.840.10045.4.3.3", "ecdsa_secp384r1_sha384",
            "1.2.840.10045.4.3.4", "ecdsa_secp521r1_sha512",
            "1.3.101.112", "ed25519",
            "1.3.101.113", "ed448");

    private ChainSignatures() {
    }

    /**
     * For each certificate the names of the schemes one of which verifies it; none if there is no such scheme. The
     * signature of a self-signed certificate at the end is of no concern: nobody validates it.
     */
    static List<Set<String>> of(List<X509Certificate> chain) {
        List<Set<String>> all = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            boolean selfSigned = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            boolean last = all.size() == chain.size() - 1;
            if (!(selfSigned && last)) {
                all.add(schemes(certificate));
            }
        }
        return List.copyOf(all);
    }

    /** A PSS signature does not tell whether its key may make others too. */
    private static Set<String> schemes(X509Certificate certificate) {
        if (certificate.getSigAlgOID().equals(PSS)) {
            return PssSignature.of(certificate).ofScheme().map(Hash::specName)
                    .map(hash -> Set.of("rsa_pss_rsae_" + hash, "rsa_pss_pss_" + hash)).orElse(Set.of());
        }
        String name = BY_IDENTIFIER.get(certificate.getSigAlgOID());
        return name == null ? Set.of() : Set.of(name);
    }
}
