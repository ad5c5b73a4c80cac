package dev.parley.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * Secret bytes that are wiped when their owner is done with them. It has no content equality, no hash of
 * its content and shows only its length.
 */
public final class Secret implements AutoCloseable {
    private final byte[] value;
    private boolean destroyed;

    private Secret(byte[] value) {
        this.value = value;
    }

    /** Takes the array over; the caller must forget it. */
    public static Secret take(byte[] value) {
        return new Secret(value);
    }

    /** A secret of its own with a copy of public or secret bytes. */
    public static Secret copyOf(Bytes bytes) {
        return new Secret(bytes.toByteArray());
    }

    /** The number of bytes. */
    public int length() {
        return value.length;
    }

    /**
     * Hands the bytes to a reader, which must neither keep nor change them.
     *
     * @throws IllegalStateException if the secret was destroyed
     */
    public <E extends Exception> void read(Bytes.RangeReader<E> reader) throws E {
        alive();
        reader.read(value, 0, value.length);
    }

    /**
     * A copy that the caller must wipe.
     *
     * @throws IllegalStateException if the secret was destroyed
     */
    public byte[] toByteArray() {
        alive();
        return value.clone();
    }

    /** A secret of its own with {@code count} bytes from {@code from}. */
    public Secret slice(int from, int count) {
        alive();
        Objects.checkFromIndexSize(from, count, value.length);
        return new Secret(Arrays.copyOfRange(value, from, from + count));
    }

    /** A secret of its own with the same bytes. */
    public Secret copy() {
        return slice(0, value.length);
    }

    /** The bytes as public data: for values that the protocol itself sends, such as a MAC. */
    public Bytes disclose() {
        alive();
        return Bytes.wrap(value.clone());
    }

    /** Whether the bytes were wiped. */
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Wipes the bytes; a second call does nothing. */
    @Override
    public void close() {
        destroyed = true;
        Arrays.fill(value, (byte) 0);
    }

    private void alive() {
        if (destroyed) {
            throw new IllegalStateException("this secret was destroyed");
        }
    }

    /** The length only. */
    @Override
    public String toString() {
        return "Secret(" + value.length + " bytes)";
    }
}
