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
    /** How many bytes of declined data are discarded in a connection unless told otherwise. */
    public static final int DEFAULT_SKIPPED = 1 << 14;

    private static final int INITIAL = 1024;

    private final ReadKeys keys;
    private byte[] buffer = new byte[INITIAL];
    private int filled;
    private int fragmentLength;
    private int contentType;
    private int contentLength;

    /** A reader without keys that discards up to {@link #DEFAULT_SKIPPED} bytes if it is told to. */
    public RecordReader() {
        this(DEFAULT_SKIPPED);
    }

    /**
     * A reader without keys.
     *
     * @param maxSkipped how many bytes of data that this side declined are discarded in the connection, if {@link #open} is
     *     told to: max_early_data_size (RFC 9846 section 4.3.10)
     */
    public RecordReader(int maxSkipped) {
        keys = new ReadKeys(new SkipBudget(maxSkipped));
    }

    /** Takes bytes, no more than belong to the record at hand, and says whether that one is now complete. */
    public boolean fill(ByteBuffer from) throws ProtocolException {
        if (!take(from, RecordFormat.HEADER_LENGTH)) {
            return false;
        }
        if (filled == RecordFormat.HEADER_LENGTH) {
            contentType = buffer[0] & 0xFF;
            fragmentLength = checkedLength();
        }
        return take(from, RecordFormat.HEADER_LENGTH + fragmentLength);
    }

    /** Whether part of a record came and the rest did not. */
    public boolean isInside() {
        return filled > 0;
    }

    /** The content type of the complete record: what its header says, and once it was opened, what its content is. */
    public int contentType() {
        return contentType;
    }

    /**
     * Opens the complete record under the current keys.
     *
     * @return its content, a view that is valid until {@link #next}
     */
    public Bytes open() throws ProtocolException {
        open(false, false);
        return content();
    }

    /**
     * Opens the complete record.
     *
     * @param mayLag whether it may be an alert under the keys before the last change, until one opens under the current ones
     * @param skips whether records that look like data and do not open are discarded, until one opens
     * @throws ProtocolException if it is refused
     */
    public Opening open(boolean mayLag, boolean skips) throws ProtocolException {
        Opening opening = keys.open(buffer, fragmentLength, mayLag, skips);
        if (opening == Opening.DISCARDED) {
            contentLength = 0;
            return opening;
        }
        contentType = keys.openedType();
        contentLength = keys.openedLength();
        if (contentLength == 0 && contentType != ContentType.APPLICATION_DATA.code()) {
            // RFC 5246 section 6.2.1 and RFC 9846 section 5.4: only application data may be empty.
            throw RecordAlerts.unexpected("an empty record of type " + contentType);
        }
        return opening;
    }

    /** The content of the record that was opened last, a view that is valid until {@link #next}. */
    public Bytes content() {
        return Bytes.wrap(buffer, RecordFormat.HEADER_LENGTH, contentLength);
    }

    /** Makes room for the next record. */
    public void next() {
        filled = 0;
    }

    /** Changes the keys for the records to come. */
    public void protect(RecordProtection next) {
        keys.change(next);
    }

    /**
     * Refuses protected records with more than so many bytes from now on: the record_size_limit that this side announced (RFC
     * 8449).
     *
     * @throws IllegalArgumentException if it is less than {@link RecordFormat#MIN_SIZE_LIMIT}
     */
    public void limitPlaintext(int bytes) {
        keys.limitPlaintext(RecordFormat.checkedSizeLimit(bytes));
    }

    /** Wipes keys and whatever was opened last. */
    public void close() {
        keys.close();
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
        if (!ContentType.values().contains(ContentType.of(contentType))) {
            throw RecordAlerts.unexpected("no content type " + contentType);
        }
        if (buffer[1] != RecordFormat.VERSION >> 8) {
            throw new ProtocolException(AlertDescription.PROTOCOL_VERSION,
                    "no TLS record: version " + (buffer[1] & 0xFF) + "." + (buffer[2] & 0xFF));
        }
        int length = (buffer[3] & 0xFF) << 8 | buffer[4] & 0xFF;
        // RFC 5246 sections 6.2.1 and 6.2.3, RFC 9846 sections 5.1 and 5.2: neither length may be exceeded.
        if (length > keys.maxFragment(contentType)) {
            throw RecordAlerts.overflow(length);
        }
        return length;
    }
}
