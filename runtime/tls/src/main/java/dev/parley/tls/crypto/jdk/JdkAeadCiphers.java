package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.AeadCiphers;
import dev.parley.wire.Secret;

/** AEAD ciphers by {@link javax.crypto.Cipher}. */
public final class JdkAeadCiphers implements AeadCiphers {
    @Override
    public AeadCipher key(AeadAlgorithm algorithm, Secret key) {
        if (key.length() != algorithm.keyLength()) {
            throw new IllegalArgumentException(algorithm + " takes a key of " + algorithm.keyLength() + " bytes");
        }
        return new JdkAeadCipher(algorithm, key.slice(0, key.length()));
    }
}
