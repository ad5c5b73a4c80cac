package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hkdf;
import dev.parley.tls.crypto.Hmac;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HkdfTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";

    /** RFC 5869 appendices A.1 to A.3. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void derivesAsRfc5869(Crypto crypto) {
        check(
                crypto,
                "0b".repeat(22),
                "000102030405060708090a0b0c",
                "f0f1f2f3f4f5f6f7f8f9",
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        check(
                crypto,
                run(0x00, 0x4f),
                run(0x60, 0xaf),
                run(0xb0, 0xff),
                "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
        check(
                crypto,
                "0b".repeat(22),
                "",
                "",
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private static void check(Crypto crypto, String ikm, String salt, String info, String prk, String okm) {
        Bytes expected = Bytes.fromHex(okm);
        try (Secret extracted = crypto.hkdfExtract(Hash.SHA256, secret(salt), secret(ikm))) {
            assertEquals(Bytes.fromHex(prk), extracted.disclose());
            assertEquals(
                    expected,
                    crypto.hkdfExpand(Hash.SHA256, extracted, Bytes.fromHex(info), expected.length())
                            .disclose());
        }
    }

    /** The RFC has no vectors for the other hashes: Bouncy Castle's own HKDF stands in. */
    @ParameterizedTest
    @EnumSource
    void derivesAsBouncyCastle(Hash hash) {
        Random random = new Random(5869);
        for (int length : new int[] {0, 1, hash.length() - 1, hash.length(), hash.length() + 1, 255 * hash.length()}) {
            byte[] ikm = new byte[random.nextInt(200)];
            byte[] salt = new byte[random.nextInt(200)];
            byte[] info = new byte[random.nextInt(200)];
            random.nextBytes(ikm);
            random.nextBytes(salt);
            random.nextBytes(info);
            HKDFBytesGenerator reference = new HKDFBytesGenerator(digest(hash));
            reference.init(new HKDFParameters(ikm, salt, info));
            byte[] expected = new byte[length];
            reference.generateBytes(expected, 0, length);
            Suites.all().forEach(suite -> {
                Crypto crypto = suite.getPayload();
                Secret prk = crypto.hkdfExtract(hash, copy(salt), copy(ikm));
                assertEquals(
                        Bytes.wrap(expected),
                        crypto.hkdfExpand(hash, prk, Bytes.wrap(info), length).disclose());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesLengthsThatHkdfDoesNotReach(Hash hash) {
        Crypto crypto = CryptoSuites.standard();
        Secret key = Secret.take(new byte[hash.length()]);
        for (int length : new int[] {-1, 255 * hash.length() + 1, Integer.MAX_VALUE}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> crypto.hkdfExpand(hash, key, Bytes.EMPTY, length))
                    .getMessage();
            assertTrue(message.contains("at most " + 255 * hash.length() + " bytes, not " + length), message);
        }
    }

    @Test
    void leavesNoSecretBehindButItsResult() {
        Recorder recorder = new Recorder(CryptoSuites.standard().hmac());
        Secret key = Secret.take(new byte[32]);
        Secret result = Hkdf.expand(recorder, Hash.SHA256, key, Bytes.EMPTY, 100);
        assertEquals(4, recorder.made.size());
        assertTrue(recorder.made.stream().allMatch(Secret::isDestroyed));
        assertEquals(1, recorder.closed);
        assertFalse(result.isDestroyed());
        assertFalse(key.isDestroyed());
        Hkdf.extract(recorder, Hash.SHA256, key, key);
        assertEquals(2, recorder.closed);
    }

    /** RFC 4231 section 4.3. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void authenticatesAsRfc4231(Crypto crypto) {
        Secret key = Secret.copyOf(Bytes.ofUtf8("Jefe"));
        Bytes data = Bytes.ofUtf8("what do ya want for nothing?");
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                crypto.hmac(Hash.SHA256, key, data).toHex());
        assertEquals(
                "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
                crypto.hmac(Hash.SHA384, key, data).toHex());
    }

    private static Digest digest(Hash hash) {
        return switch (hash) {
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }

    private static String run(int first, int last) {
        StringBuilder hex = new StringBuilder();
        for (int octet = first; octet <= last; octet++) {
            hex.append(String.format("%02x", octet));
        }
        return hex.toString();
    }

    private static Secret secret(String hex) {
        return Secret.copyOf(Bytes.fromHex(hex));
    }

    private static Secret copy(byte[] bytes) {
        return Secret.take(bytes.clone());
    }

    /** Remembers the secrets that the HMAC under it made. */
    private static final class Recorder implements Hmac {
        private final Hmac hmac;
        private final List<Secret> made = new ArrayList<>();
        private int closed;

        Recorder(Hmac hmac) {
            this.hmac = hmac;
        }

        @Override
        public Keyed key(Hash hash, Secret key) {
            Keyed keyed = hmac.key(hash, key);
            return new Keyed() {
                @Override
                public Keyed update(Bytes bytes) {
                    keyed.update(bytes);
                    return this;
                }

                @Override
                public Keyed update(Secret secret) {
                    keyed.update(secret);
                    return this;
                }

                @Override
                public Secret finish() {
                    Secret code = keyed.finish();
                    made.add(code);
                    return code;
                }

                @Override
                public void close() {
                    closed++;
                    keyed.close();
                }
            };
        }
    }
}
