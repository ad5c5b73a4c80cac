package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;

/**
 * A key that both sides were given.
 *
 * @param hash the hash of its key schedule, such as {@code SHA-256}
 */
public record ExternalPsk(Bytes identity, Bytes secret, String hash) {
}
