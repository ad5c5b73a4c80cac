package dev.parley.tls.handshake;

import java.util.Optional;

/**
 * How much both sides let a record protect, in bytes (RFC 8449 section 4).
 *
 * @param own what this side announced
 * @param peer what the peer announced
 */
public record SizeLimits(int own, int peer) {
    /** The limits, if both sides announced one: only then do they hold. */
    static Optional<SizeLimits> of(Optional<Integer> own, Optional<Integer> peer) {
        return own.flatMap(mine -> peer.map(theirs -> new SizeLimits(mine, theirs)));
    }
}
