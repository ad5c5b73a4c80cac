package dev.parley.tls.record;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts the peer's bytes into records and opens them, one at a time. It holds at most one record, and its buffer grows
 * only as far as the bytes that came.
 */
public final class RecordReader {
    private static final int INITIAL = 1024;
    private static final int MAX_RECORD =
            RecordFormat.HEADER_LENGTH + RecordFormat.MAX_CONTENT + RecordFormat.MAX_EXPANSION;

    private RecordProtection protection = RecordProtection.none();
    private byte[] buffer = new byte[INITIAL];
    private int filled;
    private int fragmentLength;

    /** Takes bytes, no more than belong to the record at hand, and says whether that one is now complete. */
    public boolean fill(ByteBuffer from) throws ProtocolException {
        if (!take(from, RecordFormat.HEADER_LENGTH)) {
            return false;
        }
        if (fragmentLength < 0 || filled == RecordFormat.HEADER_LENGTH) {
            fragmentLength = checkedLength();
        }
        return take(from, RecordFormat.HEADER_LENGTH + fragmentLength);
    }

    /** Whether part of a record came and the rest did not. */
    public boolean isInside() {
        return filled > 0;
    }

    /** The content type of the complete record. */
    public int contentType() {
        return buffer[0] & 0xFF;
    }

    /**
     * Opens the complete record.
     *
     * @return its content, a view that is valid until {@link #next}
     */
    public Bytes open() throws ProtocolException {
        int length = protection.open(contentType(), buffer, RecordFormat.HEADER_LENGTH, fragmentLength);
        if (length > RecordFormat.MAX_CONTENT) {
            throw overflow(length);
        }
        return Bytes.wrap(buffer, RecordFormat.HEADER_LENGTH, length);
    }

    /** Makes room for the next record. */
    public void next() {
        filled = 0;
    }

    /** Changes the keys for the records to come. */
    public void protect(RecordProtection next) {
        protection.close();
        protection = next;
    }

    /** Wipes keys and whatever was opened last. */
    public void close() {
        protection.close();
        Arrays.fill(buffer, (byte) 0);
        filled = 0;
    }

    private boolean take(ByteBuffer from, int target) {
        int count = Math.min(target - filled, from.remaining());
        if (count > 0) {
            reserve(filled + count, target);
            from.get(buffer, filled, count);
            filled += count;
        }
        return filled >= target;
    }

    private void reserve(int needed, int target) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(Math.max(2 * buffer.length, needed), Math.max(target, needed)));
        }
    }

    private int checkedLength() throws ProtocolException {
        if (!ContentType.values().contains(ContentType.of(contentType()))) {
            throw new ProtocolException(AlertDescription.UNEXPECTED_MESSAGE, "no content type " + contentType());
        }
        if (buffer[1] != RecordFormat.VERSION >> 8) {
            throw new ProtocolException(AlertDescription.PROTOCOL_VERSION,
                    "no TLS record: version " + (buffer[1] & 0xFF) + "." + (buffer[2] & 0xFF));
        }
        int length = (buffer[3] & 0xFF) << 8 | buffer[4] & 0xFF;
        // RFC 5246 sections 6.2.1 and 6.2.3: neither length may be exceeded.
        int most = protection.expansion() == 0 ? RecordFormat.MAX_CONTENT : MAX_RECORD - RecordFormat.HEADER_LENGTH;
        if (length > most) {
            throw overflow(length);
        }
        return length;
    }

    private static ProtocolException overflow(int length) {
        return new ProtocolException(AlertDescription.RECORD_OVERFLOW, "a record of " + length + " bytes");
    }
}
