package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OpaqueKeys;
import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignaturesTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";
    private static final String PAIRS = "dev.parley.tls.crypto.suite.Suites#pairs";
    private static final Bytes MESSAGE = Bytes.ofUtf8("the message");

    private static final Map<KeyKind, KeyPair> KEYS = new EnumMap<>(KeyKind.class);

    static {
        for (KeyKind kind : List.of(
                KeyKind.RSA_2048,
                KeyKind.RSA_PSS_2048,
                KeyKind.P256,
                KeyKind.P384,
                KeyKind.P521,
                KeyKind.ED25519,
                KeyKind.ED448)) {
            KEYS.put(kind, kind.generate());
        }
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void verifiesWhatTheOtherSigned(Crypto signing, Crypto verifying) throws KeyUseException {
        for (SigningScheme scheme : SigningScheme.values()) {
            for (KeyPair pair : keysFor(scheme)) {
                Bytes signature = signing.signatures().sign(scheme, pair.getPrivate(), MESSAGE);
                assertTrue(verifying.signatures().verify(scheme, pair.getPublic(), MESSAGE, signature), scheme::specName);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void refusesEveryOtherSignature(Crypto crypto) throws KeyUseException {
        for (SigningScheme scheme : SigningScheme.values()) {
            KeyPair pair = keysFor(scheme).get(0);
            Bytes good = crypto.signatures().sign(scheme, pair.getPrivate(), MESSAGE);
            assertFalse(crypto.signatures().verify(scheme, pair.getPublic(), Bytes.ofUtf8("another"), good));
            for (int at = 0; at < good.length(); at += 7) {
                byte[] changed = good.toByteArray();
                changed[at] ^= 1;
                assertFalse(crypto.signatures().verify(scheme, pair.getPublic(), MESSAGE, Bytes.wrap(changed)));
                assertFalse(crypto.signatures().verify(scheme, pair.getPublic(), MESSAGE, good.slice(0, at)));
            }
            assertFalse(crypto.signatures()
                    .verify(scheme, pair.getPublic(), MESSAGE, Bytes.concat(good, Bytes.of(0))));
            assertFalse(crypto.signatures().verify(scheme, pair.getPublic(), MESSAGE, Bytes.zeros(good.length())));
            for (SigningScheme other : SigningScheme.values()) {
                if (other != scheme) {
                    assertFalse(crypto.signatures().verify(other, pair.getPublic(), MESSAGE, good), other::specName);
                }
            }
            for (KeyPair foreign : KEYS.values()) {
                if (foreign != pair) {
                    assertFalse(crypto.signatures().verify(scheme, foreign.getPublic(), MESSAGE, good));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void doesNotSignWithAKeyOfAnotherType(Crypto crypto) {
        for (SigningScheme scheme : SigningScheme.values()) {
            for (KeyPair pair : KEYS.values()) {
                if (!keysFor(scheme).contains(pair)) {
                    assertThrows(
                            KeyUseException.class,
                            () -> crypto.signatures().sign(scheme, pair.getPrivate(), MESSAGE));
                }
            }
        }
    }

    /** RFC 6979 appendix A.2.5. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void derivesEcdsaNoncesFromTheMessage(Crypto crypto) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", 16),
                        parameters.getParameterSpec(ECParameterSpec.class)));
        assertEquals(
                "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
                crypto.signatures()
                        .sign(SigningScheme.ECDSA_SECP256R1_SHA256, key, Bytes.ofUtf8("sample"))
                        .toHex());
    }

    /** RFC 8032 section 7.1, test 3. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void signsEd25519AsRfc8032(Crypto crypto) throws Exception {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519,
                        Bytes.fromHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
                                .toByteArray()));
        assertEquals(
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
                crypto.signatures()
                        .sign(SigningScheme.ED25519, key, Bytes.fromHex("af82"))
                        .toHex());
    }

    /** RFC 8032 section 7.4, blank. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void signsEd448AsRfc8032(Crypto crypto) throws Exception {
        PrivateKey key = KeyFactory.getInstance("Ed448")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED448,
                        Bytes.fromHex("6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e"
                                        + "39a3fc5b94492f8f032e7549a20098f95b")
                                .toByteArray()));
        assertEquals(
                "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0"
                        + "a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb611"
                        + "49f05a7363268c71d95808ff2e652600",
                crypto.signatures().sign(SigningScheme.ED448, key, Bytes.EMPTY).toHex());
    }

    /** RFC 4055 section 3.3: the parameters of a key bind its signatures. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void usesAPssKeyOnlyAsItsParametersPermit(Crypto crypto) throws Exception {
        KeyPair restricted = KeyKind.RSA_PSS_SHA384_2048.generate();
        RSAPrivateCrtKey numbers = (RSAPrivateCrtKey) restricted.getPrivate();
        PublicKey unrestricted = KeyFactory.getInstance("RSASSA-PSS")
                .generatePublic(new RSAPublicKeySpec(numbers.getModulus(), numbers.getPublicExponent()));
        PrivateKey free = KeyFactory.getInstance("RSASSA-PSS")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        numbers.getModulus(),
                        numbers.getPublicExponent(),
                        numbers.getPrivateExponent(),
                        numbers.getPrimeP(),
                        numbers.getPrimeQ(),
                        numbers.getPrimeExponentP(),
                        numbers.getPrimeExponentQ(),
                        numbers.getCrtCoefficient()));
        for (SigningScheme scheme : SigningScheme.values()) {
            if (scheme.keyType() == KeyType.RSA_PSS) {
                Bytes signature = crypto.signatures().sign(scheme, free, MESSAGE);
                assertTrue(crypto.signatures().verify(scheme, unrestricted, MESSAGE, signature), scheme::specName);
                boolean permitted = scheme.hash() == Hash.SHA384;
                assertEquals(permitted, crypto.signatures().verify(scheme, restricted.getPublic(), MESSAGE, signature));
                if (permitted) {
                    crypto.signatures().sign(scheme, restricted.getPrivate(), MESSAGE);
                } else {
                    assertThrows(
                            KeyUseException.class,
                            () -> crypto.signatures().sign(scheme, restricted.getPrivate(), MESSAGE));
                }
            }
        }
    }

    @Test
    void makesOnePkcs1SignatureWhoeverMakesIt() throws KeyUseException {
        PrivateKey key = KEYS.get(KeyKind.RSA_2048).getPrivate();
        for (SigningScheme scheme : List.of(
                SigningScheme.RSA_PKCS1_SHA256, SigningScheme.RSA_PKCS1_SHA384, SigningScheme.RSA_PKCS1_SHA512)) {
            assertEquals(
                    CryptoSuites.standard().signatures().sign(scheme, key, MESSAGE),
                    CryptoSuites.bouncyCastle().signatures().sign(scheme, key, MESSAGE));
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void signsWithKeysThatOnlyTheirProviderCanUse(Crypto crypto) throws KeyUseException {
        try (OpaqueKeys token = new OpaqueKeys()) {
            for (SigningScheme scheme : SigningScheme.values()) {
                KeyPair pair = keysFor(scheme).get(0);
                PrivateKey opaque = token.privateKey(pair.getPrivate());
                assertTrue(Keys.isOpaque(opaque));
                Bytes signature = crypto.signatures().sign(scheme, opaque, MESSAGE);
                assertTrue(crypto.signatures().verify(scheme, pair.getPublic(), MESSAGE, signature), scheme::specName);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void reportsAnOpaqueKeyWithoutItsProvider(Crypto crypto) {
        PrivateKey orphan;
        try (OpaqueKeys token = new OpaqueKeys()) {
            orphan = token.privateKey(KEYS.get(KeyKind.P256).getPrivate());
        }
        assertThrows(
                KeyUseException.class,
                () -> crypto.signatures().sign(SigningScheme.ECDSA_SECP256R1_SHA256, orphan, MESSAGE));
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void doesNotLetAFaultyRsaSignatureOut(Crypto crypto) throws KeyUseException {
        KeyPair pair = KEYS.get(KeyKind.RSA_2048);
        try (OpaqueKeys token = new OpaqueKeys(signature -> {
            signature[100] ^= 1;
            return signature;
        })) {
            for (SigningScheme scheme : List.of(SigningScheme.RSA_PKCS1_SHA256, SigningScheme.RSA_PSS_RSAE_SHA256)) {
                KeyUseException refusal = assertThrows(
                        KeyUseException.class,
                        () -> crypto.signatures().sign(scheme, token.crtKey(pair.getPrivate()), MESSAGE));
                assertTrue(refusal.getMessage().contains("faulty"), refusal::getMessage);
            }
        }
        try (OpaqueKeys token = new OpaqueKeys()) {
            crypto.signatures().sign(SigningScheme.RSA_PKCS1_SHA256, token.crtKey(pair.getPrivate()), MESSAGE);
            KeyPair pss = KeyKind.RSA_PSS_SHA384_2048.generate();
            crypto.signatures().sign(SigningScheme.RSA_PSS_PSS_SHA384, token.crtKey(pss.getPrivate()), MESSAGE);
        }
    }

    /** TLS 1.2 lets an ECDSA scheme's hash go with any curve. */
    private static List<KeyPair> keysFor(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case RSA -> List.of(KEYS.get(KeyKind.RSA_2048));
            case EC -> List.of(KEYS.get(KeyKind.P256), KEYS.get(KeyKind.P384), KEYS.get(KeyKind.P521));
            case RSA_PSS -> List.of(KEYS.get(KeyKind.RSA_PSS_2048));
            case ED25519 -> List.of(KEYS.get(KeyKind.ED25519));
            case ED448 -> List.of(KEYS.get(KeyKind.ED448));
        };
    }
}
