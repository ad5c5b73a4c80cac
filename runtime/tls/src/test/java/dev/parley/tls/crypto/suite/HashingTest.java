package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hmac;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashingTest {
    private static final String SUITES = "dev.parley.tls.crypto.suite.Suites#all";

    @ParameterizedTest
    @MethodSource(SUITES)
    void hashesTheFips180Examples(Crypto crypto) {
        Bytes abc = Bytes.ofUtf8("abc");
        assertEquals(
                Bytes.fromHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                crypto.hashing().digest(Hash.SHA256, abc));
        assertEquals(
                Bytes.fromHex("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                        + "8086072ba1e7cc2358baeca134c825a7"),
                crypto.hashing().digest(Hash.SHA384, abc));
        assertEquals(
                Bytes.fromHex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
                crypto.hashing().digest(Hash.SHA512, abc));
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void hashesPartsAsOne(Crypto crypto) {
        List<Bytes> parts = List.of(Bytes.ofUtf8("xxa").slice(2), Bytes.EMPTY, Bytes.ofUtf8("bcx").slice(0, 2));
        assertEquals(
                crypto.hashing().digest(Hash.SHA256, Bytes.ofUtf8("abc")),
                crypto.hashing().digest(Hash.SHA256, parts));
    }

    /** RFC 4231 test case 2, with the MAC used twice. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void authenticatesOneMessageAfterTheOther(Crypto crypto) {
        try (Secret key = Secret.copyOf(Bytes.ofUtf8("Jefe"));
                Hmac.Keyed mac = crypto.hmac().key(Hash.SHA256, key)) {
            for (int round = 0; round < 2; round++) {
                Bytes tag = mac.update(Bytes.ofUtf8("what do ya want "))
                        .update(Secret.copyOf(Bytes.ofUtf8("for nothing?")))
                        .finish()
                        .disclose();
                assertEquals(Bytes.fromHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"), tag);
            }
        }
    }

    /** RFC 4231 test case 6: a key longer than a block. */
    @ParameterizedTest
    @MethodSource(SUITES)
    void takesKeysLongerThanABlock(Crypto crypto) {
        byte[] key = new byte[131];
        Arrays.fill(key, (byte) 0xaa);
        try (Hmac.Keyed mac = crypto.hmac().key(Hash.SHA384, Secret.take(key))) {
            assertEquals(
                    Bytes.fromHex("4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
                            + "0c2ef6ab4030fe8296248df163f44952"),
                    mac.update(Bytes.ofUtf8("Test Using Larger Than Block-Size Key - Hash Key First"))
                            .finish()
                            .disclose());
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void takesAnEmptyKey(Crypto crypto) {
        try (Hmac.Keyed mac = crypto.hmac().key(Hash.SHA256, Secret.take(new byte[0]))) {
            assertEquals(
                    Bytes.fromHex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
                    mac.finish().disclose());
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void doesNotTakeADestroyedKey(Crypto crypto) {
        Secret key = Secret.copyOf(Bytes.ofUtf8("Jefe"));
        key.close();
        assertThrows(IllegalStateException.class, () -> crypto.hmac().key(Hash.SHA256, key));
    }

}
