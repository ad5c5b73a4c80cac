package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * "A TLS server MUST NOT generate an alert if processing an RSA-encrypted premaster secret message fails, or the version
 * number is not as expected. Instead, it MUST continue the handshake with a randomly generated premaster secret." (RFC
 * 5246 section 7.4.7.1, against the attacks of Bleichenbacher and ROBOT.)
 */
class RsaKeyExchangeTest {
    private static final Scene RSA = Scene.rsa(Side.SERVER);
    private static final int PREMASTER = 48;
    private static final int MODULUS = 256;

    @TestFactory
    Stream<DynamicTest> everyWrongPremasterSecretIsAnsweredLikeAnyOther() {
        return Stream.of(
                same("another secret", encrypted(padded(premaster(3, 3)))),
                same("the version of TLS 1.1", encrypted(padded(premaster(3, 2)))),
                same("a version that never was", encrypted(padded(premaster(0xFF, 0xFF)))),
                same("a secret that is too short", encrypted(padded(new byte[PREMASTER - 1]))),
                same("a secret that is too long", encrypted(padded(new byte[PREMASTER + 1]))),
                same("no secret", encrypted(padded(new byte[0]))),
                same("a padding of another type", encrypted(with(padded(premaster(3, 3)), 1, 1))),
                same("a padding that does not begin with zero", encrypted(with(padded(premaster(3, 3)), 0, 1))),
                same("a zero within the padding", encrypted(with(padded(premaster(3, 3)), 20, 0))),
                same("a zero within the first eight bytes of padding", encrypted(with(padded(premaster(3, 3)), 4, 0))),
                same("no end of the padding", encrypted(with(padded(premaster(3, 3)), MODULUS - PREMASTER - 1, 7))),
                same("a ciphertext of zeros", Bytes.zeros(MODULUS)),
                same("a ciphertext of ones", Bytes.wrap(filled(0xFF))),
                same("a ciphertext that is too short", Bytes.wrap(Arrays.copyOf(filled(5), MODULUS - 1))),
                same("a ciphertext that is too long", Bytes.concat(Bytes.of(0), encrypted(padded(premaster(3, 3))))),
                same("an empty ciphertext", Bytes.EMPTY));
    }

    private static DynamicTest same(String name, Bytes ciphertext) {
        return dynamicTest(name, () -> {
            RSA.play(Edit.none()).assertSucceeded();
            Performance performance = RSA.play(Edit.body(Message.CLIENT_KEY_EXCHANGE, body -> Bytes.concat(
                    Bytes.of(ciphertext.length() >> 8, ciphertext.length()), ciphertext)));
            performance.assertRefused(AlertDescription.BAD_RECORD_MAC);
            // At the same point, too: ChangeCipherSpec was accepted, Finished did not open.
            assertEquals(Message.CHANGE_CIPHER_SPEC,
                    performance.engine().steps().get(performance.engine().steps().size() - 1).message());
            assertEquals("a record does not open under the peer's key",
                    performance.engine().failure().orElseThrow().getCause().getMessage());
        });
    }

    private static byte[] premaster(int major, int minor) {
        byte[] premaster = filled(1, PREMASTER);
        premaster[0] = (byte) major;
        premaster[1] = (byte) minor;
        return premaster;
    }

    /** RFC 8017 section 7.2.1: 0, 2, padding without zero, 0, content. */
    private static byte[] padded(byte[] content) {
        byte[] block = filled(0xAA);
        block[0] = 0;
        block[1] = 2;
        block[MODULUS - content.length - 1] = 0;
        System.arraycopy(content, 0, block, MODULUS - content.length, content.length);
        return block;
    }

    private static byte[] with(byte[] block, int at, int octet) {
        block[at] = (byte) octet;
        return block;
    }

    private static byte[] filled(int octet) {
        return filled(octet, MODULUS);
    }

    private static byte[] filled(int octet, int length) {
        byte[] block = new byte[length];
        Arrays.fill(block, (byte) octet);
        return block;
    }

    /** Raw RSA, so that the padding is the test's. */
    private static Bytes encrypted(byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, Identities.server(KeyKind.RSA_2048).certificate().getPublicKey());
            return Bytes.wrap(cipher.doFinal(block));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
