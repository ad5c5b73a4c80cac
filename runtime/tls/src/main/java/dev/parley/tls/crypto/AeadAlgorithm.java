package dev.parley.tls.crypto;

import java.util.Map;
import java.util.Optional;

/** An AEAD with a 12-byte nonce and a 16-byte tag (RFC 5116, RFC 8439). */
public enum AeadAlgorithm implements SpecName {
    /** AES-128 in Galois/Counter Mode. */
    AES_128_GCM("aes_128_gcm", 16),
    /** AES-256 in Galois/Counter Mode. */
    AES_256_GCM("aes_256_gcm", 32),
    /** ChaCha20 with Poly1305. */
    CHACHA20_POLY1305("chacha20_poly1305", 32);

    /** Nonce length in bytes. */
    public static final int NONCE_LENGTH = 12;
    /** Tag length in bytes. */
    public static final int TAG_LENGTH = 16;

    private static final Map<String, AeadAlgorithm> BY_NAME = SpecName.index(values());

    private final String specName;
    private final int keyLength;

    AeadAlgorithm(String specName, int keyLength) {
        this.specName = specName;
        this.keyLength = keyLength;
    }

    /** The AEAD with this name in the specification, such as {@code aes_128_gcm}. */
    public static Optional<AeadAlgorithm> named(String specName) {
        return Optional.ofNullable(BY_NAME.get(specName));
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Key length in bytes. */
    public int keyLength() {
        return keyLength;
    }
}
