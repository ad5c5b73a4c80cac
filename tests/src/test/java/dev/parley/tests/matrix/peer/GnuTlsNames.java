package dev.parley.tests.matrix.peer;

import dev.parley.tls.spec.CipherSuite;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How GnuTLS spells what the specification names. */
final class GnuTlsNames {
    private static final Map<String, String> SCHEMES = Map.of(
            "ecdsa_secp256r1_sha256", "ECDSA-SHA256",
            "ecdsa_secp384r1_sha384", "ECDSA-SHA384",
            "ecdsa_secp521r1_sha512", "ECDSA-SHA512",
            "ed25519", "EdDSA-Ed25519");

    private GnuTlsNames() {
    }

    /** The name of a signature scheme. */
    static String scheme(String label) {
        return SCHEMES.getOrDefault(label, label.toUpperCase(Locale.ROOT).replace("_PKCS1", "").replace('_', '-'));
    }

    /** The name of a group. */
    static String group(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    /** The name of the key exchange of a suite, such as {@code ECDHE-ECDSA}. */
    static String keyExchange(CipherSuite suite) {
        return suite.label().substring("TLS_".length(), suite.label().indexOf("_WITH_")).replace('_', '-');
    }

    /** The name of the cipher of a suite, such as {@code AES-128-GCM}. */
    static String cipher(CipherSuite suite) {
        return suite.aead().label().toUpperCase(Locale.ROOT).replace('_', '-');
    }

    /** The suite of a key exchange and a cipher. */
    static Optional<CipherSuite> suite(String keyExchange, String cipher) {
        return Tls12Suites.all().stream()
                .filter(suite -> keyExchange(suite).equals(keyExchange) && cipher(suite).equals(cipher)).findFirst();
    }
}
