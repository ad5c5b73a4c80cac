package dev.parley.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one message, most significant byte first, and knows at every moment which field it is in. Opaque
 * values are slices of the input. No length that the input claims is trusted before the bytes are there, so
 * memory stays within a small multiple of the input.
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

    /** Reads {@code length} bytes. */
    public Bytes bytes(String field, int length) throws DecodeException {
        if (length < 0) {
            throw error(field, "negative length " + length);
        }
        need(field, length);
        Bytes value = input.slice(position, length);
        position += length;
        return value;
    }

    /** Reads all that is left in the innermost length-prefixed value. */
    public Bytes rest(String field) throws DecodeException {
        return bytes(field, remaining());
    }

    /** Reads a length of {@code lengthWidth} bytes within floor and ceiling, then as many bytes. */
    public Bytes vector(String field, int lengthWidth, int floor, int ceiling) throws DecodeException {
        return bytes(field, length(field, lengthWidth, floor, ceiling));
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

    /** Reads elements that fill {@code length} bytes exactly. */
    public <T> List<T> elements(String field, int length, Decoder<T> element) throws DecodeException {
        need(field, length);
        int outer = limit;
        limit = position + length;
        push(field);
        List<T> values = new ArrayList<>();
        while (position < limit) {
            indexes[depth - 1] = values.size();
            int before = position;
            values.add(element.decode(this));
            if (position == before) {
                throw error(null, "an element of no bytes would repeat for ever");
            }
        }
        depth--;
        limit = outer;
        return List.copyOf(values);
    }

    /** Reads a length in bytes within floor and ceiling, then one value that fills it exactly. */
    public <T> T bounded(String field, int lengthWidth, int floor, int ceiling, Decoder<T> decoder)
            throws DecodeException {
        int length = length(field, lengthWidth, floor, ceiling);
        need(field, length);
        int outer = limit;
        limit = position + length;
        push(field);
        T value = decoder.decode(this);
        end();
        depth--;
        limit = outer;
        return value;
    }

    /** Requires that nothing is left. */
    public void end() throws DecodeException {
        if (position < limit) {
            throw error(null, "trailing bytes: " + (limit - position));
        }
    }

    /** An error at the current place with the message's default alert; {@code field} may be null. */
    public DecodeException error(String field, String reason) {
        return error(field, reason, malformed);
    }

    /** An error at the current place with an alert of its own; {@code field} may be null. */
    public DecodeException error(String field, String reason, CodePoint alert) {
        return new DecodeException(alert, path(field), position, reason, false);
    }

    private int length(String field, int lengthWidth, int floor, int ceiling) throws DecodeException {
        long length = uint(field, lengthWidth);
        if (length < floor || length > ceiling) {
            throw error(field, "length " + length + " is not within " + floor + ".." + ceiling);
        }
        return (int) length;
    }

    private void need(String field, int count) throws DecodeException {
        if (count > limit - position) {
            throw new DecodeException(malformed, path(field), position,
                    "needs " + count + " bytes but only " + (limit - position) + " are left",
                    limit == input.length());
        }
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
            if (i > 0) {
                path.append('.');
            }
            path.append(names[i]);
            if (indexes[i] != NO_INDEX) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        if (field != null) {
            path.append('.').append(field);
        }
        return path.toString();
    }
}
