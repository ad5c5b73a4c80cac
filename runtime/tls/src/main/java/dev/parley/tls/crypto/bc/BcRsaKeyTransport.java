package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.RsaKeyTransport;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.tls.TlsRsaKeyExchange;

/** RSA key transport by Bouncy Castle, whose decryption has no branch that depends on the plaintext. */
public final class BcRsaKeyTransport implements RsaKeyTransport {
    private final SecureRandom random;

    /** Takes padding, blinding and the premaster secrets for bad ciphertexts from {@code random}. */
    public BcRsaKeyTransport(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Bytes encrypt(PublicKey key, Secret premaster) throws KeyUseException {
        if (premaster.length() != PREMASTER_LENGTH) {
            throw new IllegalArgumentException("a premaster secret has 48 bytes, not " + premaster.length());
        }
        AsymmetricBlockCipher cipher = new PKCS1Encoding(new RSABlindedEngine());
        byte[][] output = new byte[1][];
        try {
            cipher.init(true, new ParametersWithRandom(BcKeys.publicKey(key, KeyType.RSA), random));
            premaster.read((array, offset, length) -> output[0] = cipher.processBlock(array, offset, length));
        } catch (InvalidCipherTextException | RuntimeException refused) {
            throw new KeyUseException("the RSA key cannot carry a premaster secret", refused);
        }
        return Bytes.wrap(output[0]);
    }

    @Override
    public Secret decrypt(PrivateKey key, Bytes ciphertext, int clientVersion) throws KeyUseException {
        RSAKeyParameters rsa = (RSAKeyParameters) BcKeys.privateKey(key, KeyType.RSA);
        if (ciphertext.isEmpty() || ciphertext.length() > TlsRsaKeyExchange.getInputLimit(rsa)) {
            byte[] substitute = new byte[PREMASTER_LENGTH];
            random.nextBytes(substitute);
            return Secret.take(substitute);
        }
        byte[][] premaster = new byte[1][];
        ciphertext.read((array, offset, length) -> premaster[0] =
                TlsRsaKeyExchange.decryptPreMasterSecret(array, offset, length, rsa, clientVersion, random));
        return Secret.take(premaster[0]);
    }
}
