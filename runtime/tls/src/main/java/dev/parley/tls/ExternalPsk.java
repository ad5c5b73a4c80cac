package dev.parley.tls;

import dev.parley.tls.crypto.Hash;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.Objects;

/**
 * A key that client and server were given by other means, instead of certificates (RFC 9846 section 4.3.11). It must be drawn at
 * random: a password can be guessed from one recorded handshake (RFC 9257 section 6).
 *
 * @param identity the label that both know the key by, 1 to 65535 bytes; everybody on the way sees it
 * @param key at least 16 bytes; the caller's to wipe when no configuration uses it any more
 * @param hash the only hash that suites with this key have
 */
public record ExternalPsk(Bytes identity, Secret key, Hash hash) {
    private static final int MAX_IDENTITY = (1 << 16) - 1;
    /** RFC 9257 section 6: "at least 128 bits of entropy". */
    private static final int MIN_KEY = 16;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if one of them does not fit; the message says what does
     */
    public ExternalPsk {
        Objects.requireNonNull(hash, "hash");
        if (identity.isEmpty() || identity.length() > MAX_IDENTITY) {
            throw new IllegalArgumentException("the identity of a pre-shared key has 1 to " + MAX_IDENTITY + " bytes, not "
                    + identity.length());
        }
        if (key.length() < MIN_KEY) {
            throw new IllegalArgumentException("a pre-shared key has at least " + MIN_KEY + " bytes, not " + key.length()
                    + "; draw one at random");
        }
    }

    /** A key for SHA-256, which is the hash of keys that name none (RFC 9846 section 4.3.11). */
    public ExternalPsk(Bytes identity, Secret key) {
        this(identity, key, Hash.SHA256);
    }

    /** Identity and hash only. */
    @Override
    public String toString() {
        String text = identity.toUtf8();
        boolean readable = text.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return (readable ? text : "0x" + identity.toHex()) + " (" + hash.specName() + ")";
    }
}
