package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.RsaKeyTransport;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.OpaqueKeys;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class RsaKeyTransportTest {
    private static final int TLS12 = 0x0303;
    private static final KeyPair RSA = KeyKind.RSA_2048.generate();
    private static final KeyPair EC = KeyKind.P256.generate();
    private static final int MODULUS = 256;

    private final Crypto crypto = CryptoSuites.standard();
    private final RsaKeyTransport transport = crypto.rsaKeyTransport();
    private final Bytes premaster = Bytes.concat(Bytes.of(3, 3), crypto.randomBytes(46));

    @Test
    void carriesAPremasterSecret() throws KeyUseException {
        Bytes ciphertext = transport.encrypt(RSA.getPublic(), Secret.copyOf(premaster));
        assertEquals(MODULUS, ciphertext.length());
        assertEquals(premaster, decrypt(ciphertext));
    }

    @Test
    void speaksPkcs1AsTheJdkDoes() throws Exception {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, RSA.getPrivate());
        Bytes ciphertext = transport.encrypt(RSA.getPublic(), Secret.copyOf(premaster));
        assertEquals(premaster, Bytes.wrap(cipher.doFinal(ciphertext.toByteArray())));
        cipher.init(Cipher.ENCRYPT_MODE, RSA.getPublic());
        assertEquals(premaster, decrypt(Bytes.wrap(cipher.doFinal(premaster.toByteArray()))));
    }

    @Test
    void answersEveryBadCiphertextWithAnotherRandomSecret() throws KeyUseException {
        byte[] good = padded(premaster);
        assertEquals(premaster, decrypt(raw(good)));
        Map<String, Bytes> bad = new LinkedHashMap<>();
        bad.put("an older version", raw(padded(Bytes.concat(Bytes.of(3, 1), premaster.slice(2)))));
        bad.put("a newer version", raw(padded(Bytes.concat(Bytes.of(3, 4), premaster.slice(2)))));
        bad.put("another major version", raw(padded(Bytes.concat(Bytes.of(2, 3), premaster.slice(2)))));
        bad.put("47 bytes", raw(padded(premaster.slice(0, 47))));
        bad.put("49 bytes", raw(padded(Bytes.concat(premaster, Bytes.of(1)))));
        bad.put("no bytes", raw(padded(Bytes.EMPTY)));
        bad.put("a block of a signature", raw(changed(good, 1, 1)));
        bad.put("a leading byte", raw(changed(good, 0, 1)));
        bad.put("no delimiter", raw(changed(good, MODULUS - 49, 7)));
        bad.put("an early delimiter", raw(changed(good, 20, 0)));
        bad.put("too little padding", raw(changed(good, 5, 0)));
        bad.put("noise", raw(changed(crypto.randomBytes(MODULUS).toByteArray(), 0, 0)));
        bad.put("zero", Bytes.zeros(MODULUS));
        bad.put("one", Bytes.concat(Bytes.zeros(MODULUS - 1), Bytes.of(1)));
        bad.put("the modulus", Bytes.wrap(modulus()));
        bad.put("more than the modulus", Bytes.wrap(filled(MODULUS)));
        bad.put("nothing", Bytes.EMPTY);
        bad.put("a short ciphertext", Bytes.wrap(filled(MODULUS - 1)));
        bad.put("a long ciphertext", Bytes.wrap(filled(MODULUS + 1)));
        for (Map.Entry<String, Bytes> each : bad.entrySet()) {
            Bytes first = decrypt(each.getValue());
            assertEquals(RsaKeyTransport.PREMASTER_LENGTH, first.length(), each.getKey());
            assertNotEquals(first, decrypt(each.getValue()), each.getKey());
            assertNotEquals(premaster.slice(2), first.slice(2), each.getKey());
        }
    }

    @Test
    void saysWhenAKeyIsOfNoUse() {
        Secret secret = Secret.copyOf(premaster);
        assertThrows(KeyUseException.class, () -> transport.encrypt(EC.getPublic(), secret));
        assertThrows(KeyUseException.class, () -> transport.decrypt(EC.getPrivate(), Bytes.zeros(256), TLS12));
        try (OpaqueKeys token = new OpaqueKeys()) {
            assertThrows(
                    KeyUseException.class,
                    () -> transport.decrypt(token.privateKey(RSA.getPrivate()), Bytes.zeros(256), TLS12));
        }
        Secret tooShort = Secret.copyOf(premaster.slice(1));
        assertThrows(IllegalArgumentException.class, () -> transport.encrypt(RSA.getPublic(), tooShort));
    }

    private Bytes decrypt(Bytes ciphertext) throws KeyUseException {
        return transport.decrypt(RSA.getPrivate(), ciphertext, TLS12).disclose();
    }

    /** 00 02, non-zero padding, 00, message (RFC 8017 section 7.2.1). */
    private static byte[] padded(Bytes message) {
        byte[] block = filled(MODULUS);
        block[0] = 0;
        block[1] = 2;
        block[MODULUS - message.length() - 1] = 0;
        message.copyTo(block, MODULUS - message.length());
        return block;
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static byte[] changed(byte[] block, int at, int octet) {
        byte[] changed = block.clone();
        changed[at] = (byte) octet;
        return changed;
    }

    private static byte[] modulus() {
        return Arrays.copyOfRange(((RSAPublicKey) RSA.getPublic()).getModulus().toByteArray(), 1, MODULUS + 1);
    }

    /** The block to the power of the public exponent. */
    private static Bytes raw(byte[] block) {
        RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
        byte[] power =
                new BigInteger(1, block).mod(key.getModulus()).modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
        Bytes unsigned = power.length > MODULUS ? Bytes.wrap(power).slice(1) : Bytes.wrap(power);
        return Bytes.concat(Bytes.zeros(MODULUS - unsigned.length()), unsigned);
    }
}
