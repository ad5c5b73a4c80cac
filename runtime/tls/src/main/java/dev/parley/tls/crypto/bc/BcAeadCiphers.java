package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.AeadCiphers;
import dev.parley.wire.Secret;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;

/** AEAD ciphers by Bouncy Castle. */
public final class BcAeadCiphers implements AeadCiphers {
    @Override
    public AeadCipher key(AeadAlgorithm algorithm, Secret key) {
        if (key.length() != algorithm.keyLength()) {
            throw new IllegalArgumentException(algorithm + " takes a key of " + algorithm.keyLength() + " bytes");
        }
        return new BcAeadCipher(algorithm, engine(algorithm), key);
    }

    private static AEADCipher engine(AeadAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_128_GCM, AES_256_GCM -> GCMBlockCipher.newInstance(AESEngine.newInstance());
            case CHACHA20_POLY1305 -> new ChaCha20Poly1305();
        };
    }
}
