package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.Hash;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that Nikos Mavrogiannopoulos and others agreed on in the IETF's TLS working group. */
class PrfTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";

    @ParameterizedTest
    @MethodSource(SUITES)
    void derivesWithSha256(Crypto crypto) {
        check(
                crypto,
                Hash.SHA256,
                "9bbe436ba940f017b17652849a71db35",
                "a0ba9f936cda311827a6f796ffd5198c",
                "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af"
                        + "0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110"
                        + "fff70187347b66");
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void derivesWithSha384(Crypto crypto) {
        check(
                crypto,
                Hash.SHA384,
                "b80b733d6ceefcdc71566ea48e5567df",
                "cd665cf6a8447dd6ff8b27555edb7465",
                "7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe34f82b1233c9146a0"
                        + "e534cb400fed2700884f9dc236f80edd8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d"
                        + "9184259b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee691c8f3a26854308d5eaa"
                        + "3be85e0990703d73e56f");
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void derivesAPrefixOfWhatALongerOutputHas(Crypto crypto) {
        Bytes seed = Bytes.ofUtf8("seed");
        try (Secret secret = Secret.copyOf(Bytes.ofUtf8("secret"))) {
            Bytes longest = crypto.prf(Hash.SHA256, secret, Bytes.ofUtf8("label"), seed, 100).disclose();
            for (int length : new int[] {0, 1, 31, 32, 33, 64, 99}) {
                assertEquals(
                        longest.slice(0, length),
                        crypto.prf(Hash.SHA256, secret, Bytes.ofUtf8("label"), seed, length).disclose());
            }
        }
    }

    private static void check(Crypto crypto, Hash hash, String secret, String seed, String output) {
        Bytes expected = Bytes.fromHex(output);
        try (Secret key = Secret.copyOf(Bytes.fromHex(secret));
                Secret derived = crypto.prf(hash, key, Bytes.ofUtf8("test label"), Bytes.fromHex(seed), expected.length())) {
            assertEquals(expected, derived.disclose());
        }
    }
}
