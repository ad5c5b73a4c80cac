package dev.parley.tls.record;

/**
 * How records are padded on sending (RFC 9846 section 5.4): so that content, type and padding together are a multiple of a
 * number of bytes, or as near to it as a record may get. What is protected under TLS 1.2 has no padding.
 *
 * @param multiple the number of bytes, from 1 to 2^14
 */
public record RecordPadding(int multiple) {
    /** Checks the number. */
    public RecordPadding {
        if (multiple < 1 || multiple > RecordFormat.MAX_CONTENT) {
            throw new IllegalArgumentException(
                    "records are padded to a multiple of 1 to " + RecordFormat.MAX_CONTENT + " bytes, not " + multiple);
        }
    }

    /** No padding. */
    public static RecordPadding none() {
        return new RecordPadding(1);
    }

    /** Padding to a multiple of so many bytes. */
    public static RecordPadding toMultipleOf(int bytes) {
        return new RecordPadding(bytes);
    }

    /** How many zeros should follow {@code length} bytes of content and type: fewer than {@link #multiple}. */
    int zeros(int length) {
        return (multiple - length % multiple) % multiple;
    }
}
