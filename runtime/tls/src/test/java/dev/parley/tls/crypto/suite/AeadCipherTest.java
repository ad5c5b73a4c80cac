package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.crypto.Crypto;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AeadCipherTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";
    private static final String PAIRS = "dev.parley.tls.crypto.suite.Suites#pairs";

    private static final byte[] AAD = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};

    private static final String GCM_KEY = "feffe9928665731c6d6a8f9467308308";
    private static final String GCM_PLAINTEXT = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";

    /** "The Galois/Counter Mode of Operation", test case 4. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void sealsAes128Gcm(Crypto crypto) throws BadTagException {
        check(
                crypto,
                AeadAlgorithm.AES_128_GCM,
                GCM_KEY,
                "cafebabefacedbaddecaf888",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                GCM_PLAINTEXT,
                "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                        + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47");
    }

    /** "The Galois/Counter Mode of Operation", test case 16. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void sealsAes256Gcm(Crypto crypto) throws BadTagException {
        check(
                crypto,
                AeadAlgorithm.AES_256_GCM,
                GCM_KEY + GCM_KEY,
                "cafebabefacedbaddecaf888",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                GCM_PLAINTEXT,
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
    }

    /** RFC 8439 section 2.8.2. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void sealsChaCha20Poly1305(Crypto crypto) throws BadTagException {
        check(
                crypto,
                AeadAlgorithm.CHACHA20_POLY1305,
                "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
                "070000004041424344454647",
                "50515253c0c1c2c3c4c5c6c7",
                Bytes.ofUtf8("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
                                + " sunscreen would be it.")
                        .toHex(),
                "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b"
                        + "1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831"
                        + "d7bc3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691");
    }

    private static void check(
            Crypto crypto, AeadAlgorithm algorithm, String key, String nonce, String aad, String plain, String sealed)
            throws BadTagException {
        byte[] nonceBytes = Bytes.fromHex(nonce).toByteArray();
        byte[] aadBytes = Bytes.fromHex(aad).toByteArray();
        byte[] in = Bytes.fromHex(plain).toByteArray();
        byte[] out = new byte[in.length + AeadAlgorithm.TAG_LENGTH];
        try (Secret secret = Secret.copyOf(Bytes.fromHex(key));
                AeadCipher cipher = crypto.aead().key(algorithm, secret)) {
            assertEquals(algorithm, cipher.algorithm());
            assertEquals(out.length, cipher.seal(nonceBytes, aadBytes, in, 0, in.length, out, 0));
            assertEquals(sealed, Bytes.wrap(out).toHex());
            byte[] opened = new byte[in.length];
            assertEquals(in.length, cipher.open(nonceBytes, aadBytes, out, 0, out.length, opened, 0));
            assertArrayEquals(in, opened);
        }
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void opensWhatTheOtherSealedInPlace(Crypto sealing, Crypto opening) throws BadTagException {
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            try (AeadCipher sealer = cipher(sealing, algorithm);
                    AeadCipher opener = cipher(opening, algorithm)) {
                for (int length : new int[] {0, 1, 15, 16, 17, 255, 16384}) {
                    byte[] plain = pattern(length);
                    byte[] record = new byte[length + 64];
                    System.arraycopy(plain, 0, record, 13, length);
                    int sealed = sealer.seal(nonce(length), AAD, record, 13, length, record, 13);
                    assertEquals(length + 16, sealed);
                    int opened = opener.open(nonce(length), AAD, record, 13, sealed, record, 5);
                    assertEquals(length, opened);
                    assertArrayEquals(plain, Arrays.copyOfRange(record, 5, 5 + length), algorithm + " " + length);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void sealsTwoPartsAsIfTheyWereOne(Crypto crypto) {
        int number = 0;
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            try (AeadCipher whole = cipher(crypto, algorithm);
                    AeadCipher parts = cipher(crypto, algorithm)) {
                for (int length : new int[] {0, 1, 15, 16, 17, 255, 16384}) {
                    for (int tail : new int[] {0, 1, 2, 16, 300}) {
                        byte[] plain = pattern(length + tail);
                        byte[] expected = new byte[plain.length + 16];
                        whole.seal(nonce(++number), AAD, plain, 0, plain.length, expected, 0);
                        byte[] last = Arrays.copyOfRange(plain, length, plain.length + 7);
                        byte[] record = new byte[plain.length + 64];
                        System.arraycopy(plain, 0, record, 13, length);
                        int sealed = parts.seal(nonce(number), AAD, record, 13, length, last, tail, record, 13);
                        assertEquals(expected.length, sealed);
                        assertArrayEquals(expected, Arrays.copyOfRange(record, 13, 13 + sealed),
                                algorithm + " " + length + " + " + tail);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void refusesEveryFlippedBitAndGoesOn(Crypto crypto) throws BadTagException {
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            try (AeadCipher cipher = cipher(crypto, algorithm)) {
                byte[] sealed = new byte[4 + 16];
                cipher.seal(nonce(1), AAD, pattern(4), 0, 4, sealed, 0);
                for (int bit = 0; bit < 8 * sealed.length; bit++) {
                    byte[] changed = sealed.clone();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThrows(
                            BadTagException.class,
                            () -> cipher.open(nonce(1), AAD, changed, 0, changed.length, new byte[4], 0));
                }
                byte[] out = new byte[4];
                assertThrows(BadTagException.class, () -> cipher.open(nonce(2), AAD, sealed, 0, 20, out, 0));
                assertThrows(BadTagException.class, () -> cipher.open(nonce(1), new byte[13], sealed, 0, 20, out, 0));
                for (int length = 0; length < 20; length++) {
                    int cut = length;
                    assertThrows(BadTagException.class, () -> cipher.open(nonce(1), AAD, sealed, 0, cut, out, 0));
                }
                cipher.open(nonce(1), AAD, sealed, 0, sealed.length, out, 0);
                assertArrayEquals(pattern(4), out);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void showsNothingOfThePlaintextIfTheTagIsWrong(Crypto crypto) {
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            try (AeadCipher cipher = cipher(crypto, algorithm)) {
                byte[] sealed = new byte[1000 + 16];
                cipher.seal(nonce(1), AAD, pattern(1000), 0, 1000, sealed, 0);
                sealed[1015] ^= 1;
                byte[] out = new byte[1000];
                assertThrows(BadTagException.class, () -> cipher.open(nonce(1), AAD, sealed, 0, 1016, out, 0));
                assertArrayEquals(new byte[1000], out);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void doesNotSealTwiceUnderANonce(Crypto crypto) {
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            try (AeadCipher cipher = cipher(crypto, algorithm)) {
                cipher.seal(nonce(1), AAD, pattern(4), 0, 4, new byte[20], 0);
                assertThrows(
                        IllegalStateException.class,
                        () -> cipher.seal(nonce(1), AAD, pattern(4), 0, 4, new byte[20], 0));
                cipher.seal(nonce(2), AAD, pattern(4), 0, 4, new byte[20], 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void refusesMisuse(Crypto crypto) {
        for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
            Secret shortKey = Secret.take(new byte[algorithm.keyLength() - 1]);
            assertThrows(IllegalArgumentException.class, () -> crypto.aead().key(algorithm, shortKey));
            AeadCipher cipher = cipher(crypto, algorithm);
            byte[] small = new byte[19];
            assertThrows(
                    IndexOutOfBoundsException.class, () -> cipher.seal(nonce(1), AAD, pattern(4), 0, 4, small, 0));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> cipher.open(nonce(1), AAD, small, 0, 20, new byte[4], 0));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> cipher.seal(nonce(1), AAD, pattern(4), 0, 4, pattern(1), 2, new byte[64], 0));
            assertThrows(IndexOutOfBoundsException.class,
                    () -> cipher.seal(nonce(1), AAD, pattern(4), 0, 4, pattern(1), 1, new byte[20], 0));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> cipher.seal(new byte[11], AAD, pattern(4), 0, 4, new byte[20], 0));
            cipher.close();
            cipher.close();
            assertThrows(
                    RuntimeException.class, () -> cipher.seal(nonce(1), AAD, pattern(4), 0, 4, new byte[20], 0));
        }
    }

    private static AeadCipher cipher(Crypto crypto, AeadAlgorithm algorithm) {
        try (Secret key = Secret.take(pattern(algorithm.keyLength()))) {
            return crypto.aead().key(algorithm, key);
        }
    }

    private static byte[] nonce(int number) {
        byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
        nonce[10] = (byte) (number >> 8);
        nonce[11] = (byte) number;
        return nonce;
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }
}
