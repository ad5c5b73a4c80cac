package dev.parley.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.testing.KeyKind;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SigningSchemeTest {
    private static final List<String> PSS_PSS = List.of("rsa_pss_pss_sha256", "rsa_pss_pss_sha384", "rsa_pss_pss_sha512");

    /** RFC 9846 section 4.3.3 against RFC 5246 section 7.4.1.4.1. */
    @Test
    void bindsEcdsaToItsCurveAndExcludesPkcs1FromTls13On() {
        List<String> ecdsa = List.of("ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512");
        check(KeyKind.P256, ecdsa, List.of("ecdsa_secp256r1_sha256"));
        check(KeyKind.P384, ecdsa, List.of("ecdsa_secp384r1_sha384"));
        check(KeyKind.P521, ecdsa, List.of("ecdsa_secp521r1_sha512"));
        List<String> rsae = List.of("rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512");
        check(
                KeyKind.RSA_2048,
                Stream.concat(Stream.of("rsa_pkcs1_sha256", "rsa_pkcs1_sha384", "rsa_pkcs1_sha512"), rsae.stream())
                        .toList(),
                rsae);
        check(KeyKind.RSA_PSS_2048, PSS_PSS, PSS_PSS);
        check(KeyKind.RSA_PSS_SHA384_2048, List.of("rsa_pss_pss_sha384"), List.of("rsa_pss_pss_sha384"));
        check(KeyKind.RSA_PSS_SHA1_2048, List.of(), List.of());
        check(KeyKind.ED25519, List.of("ed25519"), List.of("ed25519"));
        check(KeyKind.ED448, List.of("ed448"), List.of("ed448"));
        check(KeyKind.DSA_2048, List.of(), List.of());
    }

    private static void check(KeyKind kind, List<String> inTls12, List<String> inTls13) {
        PublicKey key = kind.generate().getPublic();
        assertEquals(inTls12, names(scheme -> scheme.suits(key)), kind.toString());
        assertEquals(inTls13, names(scheme -> scheme.suitsTls13(key)), kind.toString());
    }

    /** The salt of a scheme is as long as its hash, and must be at least as long as a key demands. */
    @Test
    void readsEveryParameterOfAPssKey() throws GeneralSecurityException {
        List<String> sha256 = List.of("rsa_pss_pss_sha256");
        assertEquals(sha256, permitted("SHA-256", MGF1ParameterSpec.SHA256, 32));
        assertEquals(sha256, permitted("SHA-256", MGF1ParameterSpec.SHA256, 20));
        assertEquals(List.of(), permitted("SHA-256", MGF1ParameterSpec.SHA256, 33));
        assertEquals(List.of(), permitted("SHA-256", MGF1ParameterSpec.SHA384, 32));
        assertEquals(List.of(), permitted("SHA-384", MGF1ParameterSpec.SHA256, 32));
        assertEquals(List.of("rsa_pss_pss_sha512"), permitted("SHA-512", MGF1ParameterSpec.SHA512, 64));
    }

    private static List<String> permitted(String hash, MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
        PublicKey key =
                KeyKind.pss(new PSSParameterSpec(hash, "MGF1", mask, salt, 1)).getPublic();
        return names(scheme -> scheme.suits(key));
    }

    @Test
    void knowsNoHashOfPureEdDsa() {
        assertThrows(IllegalStateException.class, SigningScheme.ED448::hash);
        assertThrows(IllegalStateException.class, SigningScheme.ED25519::hash);
    }

    private static List<String> names(Predicate<SigningScheme> suiting) {
        return Stream.of(SigningScheme.values()).filter(suiting).map(SigningScheme::specName).toList();
    }
}
