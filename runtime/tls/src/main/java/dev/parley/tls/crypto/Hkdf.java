package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/** The key derivation of TLS 1.3 in its two steps (RFC 5869 section 2), over HMAC with the hash. */
public final class Hkdf {
    private static final int MAX_BLOCKS = 255;

    private Hkdf() {}

    /**
     * {@code HKDF-Extract(salt, IKM)}: a pseudorandom key of {@link Hash#length} bytes (section 2.2). An empty salt stands
     * for one of zeros, as long as the hash.
     */
    public static Secret extract(Hmac hmac, Hash hash, Secret salt, Secret inputKeyingMaterial) {
        try (Hmac.Keyed mac = hmac.key(hash, salt)) {
            return mac.update(inputKeyingMaterial).finish();
        }
    }

    /**
     * {@code HKDF-Expand(PRK, info, L)} (section 2.3).
     *
     * @param length L in bytes, at most 255 times {@link Hash#length}
     * @throws IllegalArgumentException if the length is negative or larger
     */
    public static Secret expand(Hmac hmac, Hash hash, Secret pseudorandomKey, Bytes info, int length) {
        if (length < 0 || length > MAX_BLOCKS * hash.length()) {
            throw new IllegalArgumentException("HKDF with " + hash.specName() + " gives at most "
                    + MAX_BLOCKS * hash.length() + " bytes, not " + length);
        }
        byte[] output = new byte[length];
        try (Hmac.Keyed mac = hmac.key(hash, pseudorandomKey)) {
            Secret previous = Secret.take(new byte[0]);
            for (int done = 0; done < length; done += hash.length()) {
                int counter = 1 + done / hash.length();
                Secret block = mac.update(previous).update(info).update(Bytes.of(counter)).finish();
                previous.close();
                previous = block;
                int at = done;
                block.read((array, offset, count) ->
                        System.arraycopy(array, offset, output, at, Math.min(count, length - at)));
            }
            previous.close();
        }
        return Secret.take(output);
    }
}
