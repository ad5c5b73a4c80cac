package dev.parley.wire;

/**
 * A message that arrived: what it may be, and its bytes. On a stream nothing but the bytes is known, and decoding tells
 * where the message ends.
 */
public final class Arrival {
    private final Content content;
    private final int typeCode;
    private final Bytes frame;
    private final Bytes body;
    private final Labelled epoch;
    private final CodePoint malformed;
    private Object decoded;
    private int consumed;

    Arrival(Content content, int typeCode, Bytes frame, Labelled epoch, CodePoint malformed) {
        this.content = content;
        this.typeCode = typeCode;
        this.frame = frame;
        this.body = frame.slice(content.headerLength());
        this.epoch = epoch;
        this.malformed = malformed;
        this.consumed = body.length();
    }

    /** Whether it has the wire type of the message and came under the epoch. */
    public boolean is(MessageKind kind, Labelled under) {
        return epoch == under && is(kind);
    }

    /** Whether it has the wire type of the message. */
    public boolean is(MessageKind kind) {
        return content.tag() == kind.contentType() && typeCode == kind.typeCode();
    }

    /**
     * Its body, decoded when first asked for. Whoever asks again gets the same value, so all must mean the same type.
     *
     * @param name what error paths begin with
     * @throws DecodeException if the body is no encoding; on a stream an underflow means that it is not complete yet
     */
    @SuppressWarnings("unchecked") // a wire type has one decoder
    public <T> T read(String name, Decoder<T> decoder) throws DecodeException {
        if (decoded == null) {
            Reader in = new Reader(body, name, malformed);
            decoded = decoder.decode(in);
            if (content.form() == Content.Form.STREAM) {
                consumed = in.position();
            } else {
                in.end();
            }
        }
        return (T) decoded;
    }

    /** The epoch under which it came. */
    public Labelled epoch() {
        return epoch;
    }

    /** Its encoding without the frame; on a stream all that is there until it was read. */
    public Bytes body() {
        return body.slice(0, consumed);
    }

    /** Its encoding, frame included. */
    public Bytes frame() {
        return frame.slice(0, content.headerLength() + consumed);
    }

    Content content() {
        return content;
    }

    int consumed() {
        return consumed;
    }

    /** What it looks like, for errors. */
    @Override
    public String toString() {
        return switch (content.form()) {
            case FRAMED -> "message type " + typeCode + " of content " + content.tag();
            case WHOLE, RAW -> "content " + content.tag();
            case STREAM -> "a message";
        };
    }
}
