package dev.parley.wire;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Writes an encoding of a known length, most significant byte first (RFC 9846 section 3.1). */
public final class Writer {
    private final byte[] buffer;
    private int position;

    /** A writer for exactly {@code length} bytes. */
    public Writer(int length) {
        buffer = new byte[length];
    }

    /** Writes the low {@code width} bytes of the value. */
    public void uint(int width, long value) {
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[position++] = (byte) (value >>> shift);
        }
    }

    /** Writes a byte. */
    public void uint8(int value) {
        buffer[position++] = (byte) value;
    }

    /** Writes two bytes. */
    public void uint16(int value) {
        uint(2, value);
    }

    /** Writes three bytes. */
    public void uint24(int value) {
        uint(3, value);
    }

    /** Writes four bytes. */
    public void uint32(long value) {
        uint(4, value);
    }

    /** Writes eight bytes. */
    public void uint64(long value) {
        uint(8, value);
    }

    /** Writes the bytes as they are. */
    public void bytes(Bytes value) {
        value.copyTo(buffer, position);
        position += value.length();
    }

    /** Writes a length of {@code lengthWidth} bytes and then the bytes. */
    public void vector(int lengthWidth, Bytes value) {
        uint(lengthWidth, value.length());
        bytes(value);
    }

    /** Writes a length of {@code lengthWidth} bytes and then the value. */
    public void bounded(int lengthWidth, Encodable value) {
        int start = skip(lengthWidth);
        value.encode(this);
        fill(start, lengthWidth);
    }

    /** Writes a length of {@code lengthWidth} bytes, counted in bytes, and then the elements. */
    public void list(int lengthWidth, List<? extends Encodable> elements) {
        list(lengthWidth, elements, element -> element.encode(this));
    }

    /** Writes a length of {@code lengthWidth} bytes, counted in bytes, and then each element as {@code writer} does. */
    public <T> void list(int lengthWidth, List<T> elements, Consumer<? super T> writer) {
        int start = skip(lengthWidth);
        elements.forEach(writer);
        fill(start, lengthWidth);
    }

    /** Writes the elements without a length. */
    public void elements(List<? extends Encodable> elements) {
        elements.forEach(element -> element.encode(this));
    }

    /** The number of bytes that the elements take, without a length in front. */
    public static int lengthOf(Collection<? extends Encodable> elements) {
        return lengthOf(elements, Encodable::encodedLength);
    }

    /** The number of bytes that the elements take, without a length in front, if each takes what {@code length} says. */
    public static <T> int lengthOf(Collection<T> elements, ToIntFunction<? super T> length) {
        int total = 0;
        for (T element : elements) {
            total = Math.addExact(total, length.applyAsInt(element));
        }
        return total;
    }

    /**
     * All that was written.
     *
     * @throws IllegalStateException if it is less than was announced, a defect of the encoder
     */
    public Bytes toBytes() {
        if (position != buffer.length) {
            throw new IllegalStateException("measured " + buffer.length + " bytes but wrote " + position);
        }
        return Bytes.wrap(buffer);
    }

    /** Leaves room for a length, which is known when all behind it was written. */
    private int skip(int lengthWidth) {
        position += lengthWidth;
        return position;
    }

    private void fill(int start, int lengthWidth) {
        int end = position;
        position = start - lengthWidth;
        uint(lengthWidth, end - start);
        position = end;
    }
}
