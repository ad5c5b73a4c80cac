package dev.parley.tls.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in, bytes out, in one array that grows with what waits and is reused. */
final class ByteQueue {
    private static final int INITIAL = 512;

    private byte[] array = new byte[INITIAL];
    private int head;
    private int tail;

    /** The array; what is between the ends may move at the next {@link #reserve}. */
    byte[] array() {
        return array;
    }

    int size() {
        return tail - head;
    }

    /** Makes room for {@code count} bytes and returns where they go. */
    int reserve(int count) {
        if (array.length - tail < count) {
            int size = size();
            byte[] target = array.length - size < count
                    ? new byte[Math.max(2 * array.length, Math.addExact(size, count))] : array;
            System.arraycopy(array, head, target, 0, size);
            array = target;
            head = 0;
            tail = size;
        }
        return tail;
    }

    /** Counts {@code count} bytes, written where {@link #reserve} said, as waiting. */
    void commit(int count) {
        tail += count;
    }

    void append(byte[] source, int offset, int length) {
        int at = reserve(length);
        System.arraycopy(source, offset, array, at, length);
        commit(length);
    }

    int drain(ByteBuffer into) {
        int count = Math.min(size(), into.remaining());
        into.put(array, head, count);
        drop(count);
        return count;
    }

    /** Hands out everything in runs of at most {@code most} bytes, and empties the queue. */
    void forPrefixes(int most, Sink sink) {
        while (head < tail) {
            int count = Math.min(most, size());
            sink.accept(array, head, count);
            drop(count);
        }
    }

    void clear() {
        Arrays.fill(array, (byte) 0);
        head = 0;
        tail = 0;
    }

    private void drop(int count) {
        head += count;
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }

    /** Reads a run. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] array, int offset, int length);
    }
}
