package dev.parley.wire;

/** Bytes that are no encoding of the expected message, with the place where that was seen. */
public final class DecodeException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final int offset;
    private final String reason;
    private final boolean underflow;

    DecodeException(CodePoint alert, String path, int offset, String reason, boolean underflow) {
        super(alert, path + " at offset " + offset + ": " + reason);
        this.path = path;
        this.offset = offset;
        this.reason = reason;
        this.underflow = underflow;
    }

    /** The field, such as {@code ClientHello.extensions[3].extension_data}. */
    public String path() {
        return path;
    }

    /** The offset in bytes from the start of the message where decoding stopped. */
    public int offset() {
        return offset;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** Whether the message simply ended too early, so that more bytes could complete it. */
    public boolean isUnderflow() {
        return underflow;
    }
}
