package dev.parley.tls.certificate;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.crypto.SigningScheme;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which keys and signatures of certificates are strong enough, and cheap enough to verify. */
final class Strength {
    /** Below this many bits an RSA key is weak (NIST SP 800-57 part 1: 112 bits of security). */
    static final int MIN_RSA_BITS = 2048;
    /** Above this many bits an RSA key only serves to burn the verifier's time. */
    static final int MAX_RSA_BITS = 8192;

    private static final Pattern WEAK_HASH = Pattern.compile("(?i).*(MD[245]|SHA-?1(?![0-9])).*");

    private Strength() {}

    /** The type of a key that can authenticate an endpoint by some scheme, whatever its size. */
    static Optional<KeyType> supportedType(PublicKey key) {
        return Keys.typeOf(key)
                .filter(type -> type != KeyType.EC || Keys.curveOf(key).isPresent())
                .filter(type -> Stream.of(SigningScheme.values()).anyMatch(scheme -> scheme.suits(key)));
    }

    static boolean isWeak(PublicKey key) {
        return Keys.modulusLength(key).orElse(MIN_RSA_BITS) < MIN_RSA_BITS;
    }

    static boolean isOversized(PublicKey key) {
        return Keys.modulusLength(key).orElse(MAX_RSA_BITS) > MAX_RSA_BITS;
    }

    /** Whether the certificate's signature rests on MD5 or SHA-1 (RFC 9846 section 4.5.1.3), or older. */
    static boolean hasWeakSignature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName();
        return algorithm.equals("RSASSA-PSS")
                ? PssSignature.of(certificate).hashes().anyMatch(Strength::isWeakSignature)
                : isWeakSignature(algorithm);
    }

    /** Whether the name of a signature algorithm, such as {@code SHA256withRSA}, has such a hash in it. */
    static boolean isWeakSignature(String algorithm) {
        return WEAK_HASH.matcher(algorithm).matches();
    }
}
