package dev.parley.tls.crypto;

import java.util.Map;
import java.util.Optional;

/** A hash function (FIPS 180-4). */
public enum Hash implements SpecName {
    /** SHA-256: 32 bytes. */
    SHA256("sha256", 32),
    /** SHA-384: 48 bytes. */
    SHA384("sha384", 48),
    /** SHA-512: 64 bytes. */
    SHA512("sha512", 64);

    private static final Map<String, Hash> BY_NAME = SpecName.index(values());

    private final String specName;
    private final int length;

    Hash(String specName, int length) {
        this.specName = specName;
        this.length = length;
    }

    /** The hash with this name in the specification, such as {@code sha256}. */
    public static Optional<Hash> named(String specName) {
        return Optional.ofNullable(BY_NAME.get(specName));
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Output length in bytes. */
    public int length() {
        return length;
    }
}
