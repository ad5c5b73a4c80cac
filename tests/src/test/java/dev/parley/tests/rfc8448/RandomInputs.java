package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side took from its random generator.
 *
 * @param random the random of its hello, 32 bytes
 * @param sessionId the legacy_session_id of its hello; empty if that is empty
 * @param privateKeys its ephemeral private keys, 32 bytes each, in the order of its shares: of a client that was told to
 *     retry, the key of the first hello and that of the second
 * @param ticketAgeAdd the ticket_age_add of the server's ticket, 4 bytes; empty if there is no ticket
 */
public record RandomInputs(Bytes random, Bytes sessionId, List<Bytes> privateKeys, Bytes ticketAgeAdd) {
    private static final int BLOCK = 32;

    /** All of it, in the order of drawing. */
    Bytes pool() {
        return Bytes.concat(List.of(random, sessionId, Bytes.concat(privateKeys), ticketAgeAdd));
    }

    /** Takes the pool apart; the hello has the legacy_session_id if this is a client with one. */
    static RandomInputs of(Bytes pool, Bytes sessionId) throws VectorFormatException {
        if (pool.length() < 2 * BLOCK) {
            throw new VectorFormatException("a random and a key are " + 2 * BLOCK + " bytes, not " + pool.length());
        }
        int keys = BLOCK + sessionId.length();
        if (!pool.slice(BLOCK, sessionId.length()).equals(sessionId)) {
            throw new VectorFormatException("the session id is not what was drawn");
        }
        List<Bytes> privateKeys = new ArrayList<>();
        for (; pool.length() - keys >= BLOCK; keys += BLOCK) {
            privateKeys.add(pool.slice(keys, BLOCK));
        }
        return new RandomInputs(pool.slice(0, BLOCK), sessionId, List.copyOf(privateKeys), pool.slice(keys));
    }
}
