package dev.parley.wire;

/** A value with an encoding: measured first, then written once into an array of exactly that size. */
public interface Encodable {
    /** The length of the encoding in bytes. */
    int encodedLength();

    /** Writes the encoding. */
    void encode(Writer out);

    /** The encoding as bytes of its own. */
    default Bytes toBytes() {
        Writer out = new Writer(encodedLength());
        encode(out);
        return out.toBytes();
    }
}
