package dev.parley.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecNameTest {
    @Test
    void findsEveryConstantByItsNameInTheSpecification() {
        check(Hash.values(), Hash::named, List.of("sha256", "sha384", "sha512"));
        check(AeadAlgorithm.values(), AeadAlgorithm::named, List.of("aes_128_gcm", "aes_256_gcm", "chacha20_poly1305"));
        check(
                AgreementGroup.values(),
                AgreementGroup::named,
                List.of(
                        "x25519",
                        "x448",
                        "secp256r1",
                        "secp384r1",
                        "secp521r1",
                        "ffdhe2048",
                        "ffdhe3072",
                        "X25519MLKEM768",
                        "SecP256r1MLKEM768",
                        "SecP384r1MLKEM1024"));
        check(
                SigningScheme.values(),
                SigningScheme::named,
                List.of(
                        "rsa_pkcs1_sha256",
                        "rsa_pkcs1_sha384",
                        "rsa_pkcs1_sha512",
                        "rsa_pss_rsae_sha256",
                        "rsa_pss_rsae_sha384",
                        "rsa_pss_rsae_sha512",
                        "ecdsa_secp256r1_sha256",
                        "ecdsa_secp384r1_sha384",
                        "ecdsa_secp521r1_sha512",
                        "ed25519",
                        "ed448",
                        "rsa_pss_pss_sha256",
                        "rsa_pss_pss_sha384",
                        "rsa_pss_pss_sha512"));
    }

    private static <T extends SpecName> void check(
            T[] constants, Function<String, Optional<T>> named, List<String> names) {
        assertEquals(names, Stream.of(constants).map(SpecName::specName).toList());
        for (int i = 0; i < constants.length; i++) {
            assertEquals(Optional.of(constants[i]), named.apply(names.get(i)));
        }
        assertEquals(Optional.empty(), named.apply("rsa_pkcs1_sha1"));
    }
}
