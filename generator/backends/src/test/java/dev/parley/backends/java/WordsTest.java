package dev.parley.backends.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"Foo_bar, FooBar", "ASN.1Cert, ASN1Cert", "HKDF-Label, HKDFLabel", "ECPoint, ECPoint", "foo, Foo",
            "Outer.inner_part, OuterInnerPart", "_x, X"})
    void classesJoinCapitalizedWords(String name, String expected) {
        assertEquals(expected, Words.pascal(name));
    }

    @ParameterizedTest
    @CsvSource({"legacy_version, legacyVersion", "public, public_", "ecdh_Yc, ecdhYc", "PRF, prf", "ECPoint, ecPoint",
            "PublicKey, publicKey", "ASN.1Cert, asn1Cert", "HKDF-Label, hkdfLabel", "X, x", "_, x", "true, true_"})
    void membersBeginSmallAndAvoidKeywords(String name, String expected) {
        assertEquals(expected, Words.camel(name));
    }

    @ParameterizedTest
    @CsvSource({"aes_128_gcm, AES_128_GCM", "TLS_A_WITH_B, TLS_A_WITH_B", "someThing, SOME_THING", "a-b.1c, A_B_1C"})
    void constantsAreUpperSnake(String name, String expected) {
        assertEquals(expected, Words.upperSnake(name));
    }
}
