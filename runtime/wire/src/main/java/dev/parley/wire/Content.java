package dev.parley.wire;

/**
 * A kind of content of an envelope.
 *
 * @param tag its tag; {@link MessageKind#NONE} for a stream
 * @param form how messages lie in it
 * @param typeWidth bytes of the type code in front of a framed message; 0 otherwise
 * @param lengthWidth bytes of the length in front of a framed message; 0 otherwise
 * @param limit the most bytes of one message, its frame not counted
 */
public record Content(int tag, Form form, int typeWidth, int lengthWidth, int limit) {
    /** How messages lie in the content. */
    public enum Form {
        /** Type code, length, body; one after the other, over the boundaries of records. */
        FRAMED,
        /** One message fills one record. */
        WHOLE,
        /** One record is one uninterpreted message. */
        RAW,
        /** Messages follow each other, each of which tells where it ends. */
        STREAM
    }

    /** Framed messages. */
    public static Content framed(CodePoint tag, int typeWidth, int lengthWidth, int limit) {
        return new Content(tag.code(), Form.FRAMED, typeWidth, lengthWidth, limit);
    }

    /** Messages that fill a record each. */
    public static Content whole(CodePoint tag, int limit) {
        return new Content(tag.code(), Form.WHOLE, 0, 0, limit);
    }

    /** Records that nobody here looks into. */
    public static Content raw(CodePoint tag, int limit) {
        return new Content(tag.code(), Form.RAW, 0, 0, limit);
    }

    /** A stream without tags. */
    public static Content stream(int limit) {
        return new Content(MessageKind.NONE, Form.STREAM, 0, 0, limit);
    }

    int headerLength() {
        return typeWidth + lengthWidth;
    }
}
