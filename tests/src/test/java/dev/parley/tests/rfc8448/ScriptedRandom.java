package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Gives what a side of a trace drew, in the order in which it drew it: its random, its legacy_session_id, its ephemeral
 * keys, and a server's ticket_age_add. What is drawn thereafter is constant, and shows if it gets into a record: no trace
 * has it.
 */
final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private static final byte THEREAFTER = 0x5A;

    private transient Bytes pool;

    ScriptedRandom(RandomInputs drawn) {
        pool = drawn.pool();
    }

    @Override
    public synchronized void nextBytes(byte[] into) {
        int count = Math.min(into.length, pool.length());
        pool.slice(0, count).read((array, offset, length) -> System.arraycopy(array, offset, into, 0, length));
        pool = pool.slice(count);
        Arrays.fill(into, count, into.length, THEREAFTER);
    }
}
