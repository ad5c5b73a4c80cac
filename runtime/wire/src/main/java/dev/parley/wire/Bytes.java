package dev.parley.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * An immutable view of a range of bytes. Slicing shares the array and never copies; whoever wraps an
 * array promises not to change it afterwards.
 */
public final class Bytes {
    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final int SHOWN = 32;

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** A view of the whole array, which must not change any more. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** A view of {@code length} bytes of the array from {@code offset}, which must not change any more. */
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return new Bytes(array, offset, length);
    }

    /** A private copy of {@code length} bytes of the array from {@code offset}. */
    public static Bytes copyOf(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return wrap(Arrays.copyOfRange(array, offset, offset + length));
    }

    /** The given octets, each 0..255. */
    public static Bytes of(int... octets) {
        byte[] array = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            array[i] = (byte) octets[i];
        }
        return wrap(array);
    }

    /** The bytes that the hexadecimal digits stand for. */
    public static Bytes fromHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    /** The UTF-8 encoding of the text. */
    public static Bytes ofUtf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The low {@code width} bytes of the value, most significant first. */
    public static Bytes ofUint(int width, long value) {
        Writer out = new Writer(width);
        out.uint(width, value);
        return out.toBytes();
    }

    /** A run of {@code length} zero bytes. */
    public static Bytes zeros(int length) {
        return wrap(new byte[length]);
    }

    /** The parts one after the other, copied once. */
    public static Bytes concat(Bytes... parts) {
        return concat(List.of(parts));
    }

    /** The parts one after the other, copied once. */
    public static Bytes concat(List<Bytes> parts) {
        int total = 0;
        for (Bytes part : parts) {
            total = Math.addExact(total, part.length);
        }
        byte[] joined = new byte[total];
        int at = 0;
        for (Bytes part : parts) {
            part.copyTo(joined, at);
            at += part.length;
        }
        return wrap(joined);
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** Whether there is no byte. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** The byte at {@code index} as 0..255. */
    public int get(int index) {
        return array[offset + Objects.checkIndex(index, length)] & 0xFF;
    }

    /** Whether one of the bytes is {@code octet}, 0..255. */
    public boolean contains(int octet) {
        for (int i = 0; i < length; i++) {
            if (get(i) == octet) {
                return true;
            }
        }
        return false;
    }

    /** A view of {@code count} bytes from {@code from}; shares the array. */
    public Bytes slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new Bytes(array, offset + from, count);
    }

    /** A view of all bytes from {@code from} on; shares the array. */
    public Bytes slice(int from) {
        return slice(from, length - from);
    }

    /** Copies all bytes into {@code target} from {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    /** A fresh array with the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** A read-only buffer over the bytes; shares the array. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /** Hands the underlying range to a reader that takes arrays, such as a message digest. */
    public <E extends Exception> void read(RangeReader<E> reader) throws E {
        reader.read(array, offset, length);
    }

    /** Whether both hold the same bytes, in time that depends on the lengths only. */
    public boolean constantTimeEquals(Bytes other) {
        if (length != other.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= array[offset + i] ^ other.array[other.offset + i];
        }
        return difference == 0;
    }

    /** The bytes as hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(array, offset, offset + length);
    }

    /** The bytes read as UTF-8. */
    public String toUtf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** Content equality; not for secrets, see {@link #constantTimeEquals}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** At most the first 32 bytes in hexadecimal, and the length. */
    @Override
    public String toString() {
        if (length <= SHOWN) {
            return "[" + toHex() + "]";
        }
        return "[" + slice(0, SHOWN).toHex() + "… " + length + " bytes]";
    }

    /** Reads a range of an array without keeping or changing it. */
    @FunctionalInterface
    public interface RangeReader<E extends Exception> {
        /** Reads {@code length} bytes of {@code array} from {@code offset}. */
        void read(byte[] array, int offset, int length) throws E;
    }
}
