package dev.parley.tls.crypto;

import dev.parley.wire.Secret;

/** Makes AEAD ciphers. Safe for use by many threads. */
public interface AeadCiphers {
    /**
     * A cipher under the key, which is copied and stays the caller's to wipe.
     *
     * @throws IllegalArgumentException if the key is not {@link AeadAlgorithm#keyLength} bytes long
     */
    AeadCipher key(AeadAlgorithm algorithm, Secret key);
}
