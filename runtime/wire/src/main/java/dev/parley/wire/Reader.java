package dev.parley.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads one message, most significant byte first (RFC 9846 section 3.1), and knows at every moment which field it is in.
 * Opaque values are slices of the input. No length that the input claims is trusted before the bytes are there, so memory
 * stays within a small multiple of the input.
 *
 * <p>Methods that take no field name read an element of a list, which the path shows by its index. After an exception a
 * reader is of no more use.
 */
public final class Reader {
    private static final int NO_INDEX = -1;

    private final Bytes input;
    private final CodePoint malformed;
    private int position;
    private int limit;

    private String[] names = new String[8];
    private int[] indexes = new int[8];
    private int depth;
    private int bounds;

    /**
     * A reader of all of {@code input}.
     *
     * @param message the name that error paths begin with
     * @param malformed the alert of errors for which the specification names no other
     */
    public Reader(Bytes input, String message, CodePoint malformed) {
        this.input = input;
        this.malformed = malformed;
        this.limit = input.length();
        push(message);
    }

    /**
     * Decodes all of {@code input} as one value; bytes behind it are an error.
     *
     * @throws DecodeException if the input is not exactly one encoding
     */
    public static <T> T decode(Bytes input, String message, CodePoint malformed, Decoder<T> decoder)
            throws DecodeException {
        Reader in = new Reader(input, message, malformed);
        T value = decoder.decode(in);
        in.end();
        return value;
    }

    /** The offset of the next byte from the start of the message. */
    public int position() {
        return position;
    }

    /** How many bytes are left in the innermost length-prefixed value, or in the message. */
    public int remaining() {
        return limit - position;
    }

    /** Reads {@code width} bytes as an unsigned number; all 64 bits are used for eight. */
    public long uint(String field, int width) throws DecodeException {
        need(field, width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | input.get(position++);
        }
        return value;
    }

    /** Reads a byte. */
    public int uint8(String field) throws DecodeException {
        return (int) uint(field, 1);
    }

    /** Reads two bytes. */
    public int uint16(String field) throws DecodeException {
        return (int) uint(field, 2);
    }

    /** Reads three bytes. */
    public int uint24(String field) throws DecodeException {
        return (int) uint(field, 3);
    }

    /** Reads four bytes as 0..2^32-1. */
    public long uint32(String field) throws DecodeException {
        return uint(field, 4);
    }

    /** Reads eight bytes; the value is unsigned. */
    public long uint64(String field) throws DecodeException {
        return uint(field, 8);
    }

    /** Reads a byte. */
    public int uint8() throws DecodeException {
        return uint8(null);
    }

    /** Reads two bytes. */
    public int uint16() throws DecodeException {
        return uint16(null);
    }

    /** Reads three bytes. */
    public int uint24() throws DecodeException {
        return uint24(null);
    }

    /** Reads four bytes as 0..2^32-1. */
    public long uint32() throws DecodeException {
        return uint32(null);
    }

    /** Reads eight bytes; the value is unsigned. */
    public long uint64() throws DecodeException {
        return uint64(null);
    }

    /** Reads {@code width} bytes, which must be the expected number; otherwise {@code alert} answers. */
    public void constant(String field, int width, long expected, CodePoint alert) throws DecodeException {
        int start = position;
        long value = uint(field, width);
        if (value != expected) {
            throw error(start, field, "must be " + Long.toUnsignedString(expected) + " but is "
                    + Long.toUnsignedString(value), alert);
        }
    }

    /** Reads as many bytes as are expected, which must be these; otherwise {@code alert} answers. */
    public void constant(String field, Bytes expected, CodePoint alert) throws DecodeException {
        int start = position;
        Bytes value = bytes(field, expected.length());
        if (!value.equals(expected)) {
            throw error(start, field, "must be " + expected + " but is " + value, alert);
        }
    }

    /** Reads {@code length} bytes. */
    public Bytes bytes(String field, long length) throws DecodeException {
        need(field, length);
        Bytes value = input.slice(position, (int) length);
        position += (int) length;
        return value;
    }

    /** Reads {@code length} bytes. */
    public Bytes bytes(long length) throws DecodeException {
        return bytes(null, length);
    }

    /** Reads all that is left in the innermost length-prefixed value. */
    public Bytes rest(String field) throws DecodeException {
        return bytes(field, remaining());
    }

    /** Reads a length of {@code lengthWidth} bytes within floor and ceiling, then as many bytes. */
    public Bytes vector(String field, int lengthWidth, int floor, int ceiling) throws DecodeException {
        return bytes(field, length(field, lengthWidth, floor, ceiling));
    }

    /** Reads a length of {@code lengthWidth} bytes within floor and ceiling, then as many bytes. */
    public Bytes vector(int lengthWidth, int floor, int ceiling) throws DecodeException {
        return vector(null, lengthWidth, floor, ceiling);
    }

    /** Reads a nested value. */
    public <T> T struct(String field, Decoder<T> decoder) throws DecodeException {
        push(field);
        T value = decoder.decode(this);
        depth--;
        return value;
    }

    /** Reads a length in bytes within floor and ceiling, then elements that fill it exactly. */
    public <T> List<T> list(String field, int lengthWidth, int floor, int ceiling, Decoder<T> element)
            throws DecodeException {
        return elements(field, length(field, lengthWidth, floor, ceiling), element);
    }

    /** Reads a length in bytes within floor and ceiling, then elements that fill it exactly. */
    public <T> List<T> list(int lengthWidth, int floor, int ceiling, Decoder<T> element) throws DecodeException {
        return list(null, lengthWidth, floor, ceiling, element);
    }

    /** Reads elements that fill {@code length} bytes exactly. */
    public <T> List<T> elements(String field, long length, Decoder<T> element) throws DecodeException {
        int outer = enter(field, length);
        List<T> values = new ArrayList<>();
        while (position < limit) {
            indexes[depth - 1] = values.size();
            int before = position;
            values.add(element.decode(this));
            if (position == before) {
                throw error("an element of no bytes would repeat for ever");
            }
        }
        leave(outer);
        return List.copyOf(values);
    }

    /** Reads elements that fill {@code length} bytes exactly. */
    public <T> List<T> elements(long length, Decoder<T> element) throws DecodeException {
        return elements(null, length, element);
    }

    /** Reads elements that fill all that is left in the innermost length-prefixed value. */
    public <T> List<T> elements(Decoder<T> element) throws DecodeException {
        return elements(null, remaining(), element);
    }

    /** Reads a length in bytes within floor and ceiling, then one value that fills it exactly. */
    public <T> T bounded(String field, int lengthWidth, int floor, int ceiling, Decoder<T> decoder)
            throws DecodeException {
        return filling(field, length(field, lengthWidth, floor, ceiling), decoder);
    }

    /**
     * Reads the last {@code length} bytes once more, as one value that fills them exactly.
     *
     * @throws IndexOutOfBoundsException if so many were not read yet
     */
    public <T> T again(String field, int length, Decoder<T> decoder) throws DecodeException {
        position -= Objects.checkIndex(length, position + 1);
        return filling(field, length, decoder);
    }

    /** Requires that nothing is left. */
    public void end() throws DecodeException {
        if (position < limit) {
            throw error("trailing bytes: " + (limit - position));
        }
    }

    /** An error in the value at hand, with the message's default alert. */
    public DecodeException error(String reason) {
        return error(null, reason);
    }

    /** An error of a field at the current place, with the message's default alert. */
    public DecodeException error(String field, String reason) {
        return error(field, reason, malformed);
    }

    /** An error of a field at the current place, with an alert of its own. */
    public DecodeException error(String field, String reason, CodePoint alert) {
        return error(position, field, reason, alert);
    }

    private DecodeException error(int offset, String field, String reason, CodePoint alert) {
        return new DecodeException(alert, path(field), offset, reason, false);
    }

    private int length(String field, int lengthWidth, int floor, int ceiling) throws DecodeException {
        int start = position;
        long length = uint(field, lengthWidth);
        if (length < floor || length > ceiling) {
            throw error(start, field, "length " + length + " is not within " + floor + ".." + ceiling, malformed);
        }
        return (int) length;
    }

    private void need(String field, long count) throws DecodeException {
        if (count < 0) {
            throw error(field, "negative length " + count);
        }
        if (count > remaining()) {
            throw new DecodeException(malformed, path(field), position,
                    "needs " + count + " bytes but only " + remaining() + " are left", bounds == 0);
        }
    }

    private <T> T filling(String field, int length, Decoder<T> decoder) throws DecodeException {
        int outer = enter(field, length);
        T value = decoder.decode(this);
        end();
        leave(outer);
        return value;
    }

    /** Confines the reader to the next {@code length} bytes and returns the limit before. */
    private int enter(String field, long length) throws DecodeException {
        need(field, length);
        int outer = limit;
        limit = position + (int) length;
        bounds++;
        push(field);
        return outer;
    }

    private void leave(int outer) {
        depth--;
        bounds--;
        limit = outer;
    }

    private void push(String name) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names[depth] = name;
        indexes[depth] = NO_INDEX;
        depth++;
    }

    private String path(String field) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            append(path, names[i]);
            if (indexes[i] != NO_INDEX) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        append(path, field);
        return path.toString();
    }

    private static void append(StringBuilder path, String name) {
        if (name != null) {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }
}
