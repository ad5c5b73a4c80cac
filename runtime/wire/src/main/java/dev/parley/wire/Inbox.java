package dev.parley.wire;

/** Puts the framed messages of one content, or the messages of a stream, together from pieces of any size. */
final class Inbox {
    private final Content content;
    private byte[] buffer = new byte[0];
    private int start;
    private int end;

    Inbox(Content content) {
        this.content = content;
    }

    Content content() {
        return content;
    }

    /** How many bytes are there and not consumed. */
    int length() {
        return end - start;
    }

    /** Adds a piece. Bytes that were handed out stay as they are: the buffer only ever grows behind them. */
    void add(Bytes piece) {
        if (piece.length() > buffer.length - end) {
            int kept = end - start;
            byte[] larger = new byte[Math.max(2 * kept, Math.addExact(kept, piece.length()))];
            System.arraycopy(buffer, start, larger, 0, kept);
            buffer = larger;
            start = 0;
            end = kept;
        }
        piece.copyTo(buffer, end);
        end += piece.length();
    }

    /** The type code of the frame that {@link #frame} gave. */
    int typeCode() {
        return content.typeWidth() == 0 ? MessageKind.NONE : (int) unsigned(0, content.typeWidth());
    }

    /**
     * The next whole frame, or null if it is not complete; for a stream all that is there.
     *
     * @throws ProtocolException if it is longer than the content allows
     */
    Bytes frame(CodePoint malformed) throws ProtocolException {
        int available = end - start;
        if (content.form() == Content.Form.STREAM) {
            return available == 0 ? null : Bytes.wrap(buffer, start, available);
        }
        if (available < content.headerLength()) {
            return null;
        }
        long length = unsigned(content.typeWidth(), content.lengthWidth());
        if (length > content.limit()) {
            throw new ProtocolException(malformed,
                    "a message of " + length + " bytes where at most " + content.limit() + " are allowed");
        }
        int whole = content.headerLength() + (int) length;
        return available < whole ? null : Bytes.wrap(buffer, start, whole);
    }

    /** Leaves the bytes of a message behind. */
    void consume(int bytes) {
        start += bytes;
        if (start == end) {
            buffer = new byte[0];
            start = 0;
            end = 0;
        }
    }

    private long unsigned(int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | buffer[start + at + i] & 0xFF;
        }
        return value;
    }
}
