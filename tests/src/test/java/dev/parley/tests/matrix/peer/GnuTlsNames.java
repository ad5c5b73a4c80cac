package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.SignatureScheme;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How GnuTLS spells what the specification names. */
final class GnuTlsNames {
    /** In TLS 1.2, an ECDSA scheme fixes no curve. */
    private static final Pattern CURVE_OF_ECDSA = Pattern.compile("(?<=^ECDSA)-SECP\\d+R1");

    private GnuTlsNames() {
    }

    /** The name of a signature scheme. */
    static String scheme(TlsVersion version, String label) {
        String name = label.toUpperCase(Locale.ROOT).replace("_PKCS1", "").replace("PSS_PSS", "PSS").replace('_', '-')
                .replace("ED25519", "EdDSA-Ed25519").replace("ED448", "EdDSA-Ed448");
        return version == TlsVersion.TLS13 ? name : CURVE_OF_ECDSA.matcher(name).replaceFirst("");
    }

    /** The signature scheme of a name. */
    static Optional<String> schemeOf(TlsVersion version, String name) {
        return SignatureScheme.values().stream().map(SignatureScheme::label)
                .filter(label -> scheme(version, label).equals(name)).findFirst();
    }

    /** The name of a group. */
    static String group(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    /** The name of the key exchange of a suite, such as {@code ECDHE-ECDSA}; absent in TLS 1.3. */
    static Optional<String> keyExchange(CipherSuite suite) {
        return suite.keyExchange() == KeyExchangeAlgorithm.SEPARATE ? Optional.empty()
                : Optional.of(suite.label().substring("TLS_".length(), suite.label().indexOf("_WITH_")).replace('_', '-'));
    }

    /** The name of the cipher of a suite, such as {@code AES-128-GCM}. */
    static String cipher(CipherSuite suite) {
        return suite.aead().label().toUpperCase(Locale.ROOT).replace('_', '-');
    }

    /** The suite of a key exchange, absent in TLS 1.3, and a cipher. */
    static Optional<CipherSuite> suite(Optional<String> keyExchange, String cipher) {
        return CipherSuite.registered().stream()
                .filter(suite -> keyExchange(suite).equals(keyExchange) && cipher(suite).equals(cipher)).findFirst();
    }
}
