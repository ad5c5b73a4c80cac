package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import java.util.OptionalLong;

/**
 * How many records one key may protect (RFC 9846 section 5.5).
 *
 * @param records the most
 */
public record KeyLimits(long records) {
    /** 2^24.5, rounded down. */
    private static final long GCM_RECORDS = 23_726_566;

    /** Checks the number. */
    public KeyLimits {
        if (records < 1) {
            throw new IllegalArgumentException("a key that may protect nothing");
        }
    }

    /** What the RFC allows. */
    public static KeyLimits of(AeadAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_128_GCM, AES_256_GCM -> new KeyLimits(GCM_RECORDS);
            // "For ChaCha20/Poly1305, the record sequence number would wrap before the safety limit is reached."
            case CHACHA20_POLY1305 -> new KeyLimits(Long.MAX_VALUE);
        };
    }

    /** No more than so many records, if that is less. */
    public KeyLimits within(OptionalLong most) {
        return new KeyLimits(Math.min(records, most.orElse(records)));
    }

    boolean isReached(long count) {
        return count >= records;
    }

    /** Three quarters: a KeyUpdate may have to wait for the peer's, while data goes on. */
    boolean isNear(long count) {
        return count >= records - records / 4;
    }
}
