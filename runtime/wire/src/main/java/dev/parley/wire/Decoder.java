package dev.parley.wire;

/** Reads one value. */
@FunctionalInterface
public interface Decoder<T> {
    /**
     * Reads one value and leaves the reader behind it.
     *
     * @throws DecodeException if the bytes are no encoding of such a value
     */
    T decode(Reader in) throws DecodeException;
}
