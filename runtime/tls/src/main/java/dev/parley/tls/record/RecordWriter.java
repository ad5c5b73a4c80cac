package dev.parley.tls.record;

import dev.parley.wire.Bytes;
import java.nio.ByteBuffer;

/**
 * Packs content into records, protects them and keeps the result until it is fetched. Messages of one type share records
 * until the type or the key changes, or someone flushes (RFC 5246 section 6.2.1).
 */
public final class RecordWriter {
    private RecordProtection protection = RecordProtection.none();
    private final ByteQueue content = new ByteQueue();
    private final ByteQueue output = new ByteQueue();
    private int limit = Integer.MAX_VALUE;
    private int contentType;
    private int version;

    /** A writer without keys. */
    public RecordWriter() {
        this(RecordFormat.VERSION);
    }

    /**
     * A writer without keys.
     *
     * @param initialVersion the version on the records of the first flush, {@link RecordFormat#INITIAL_VERSION} for a client
     */
    public RecordWriter(int initialVersion) {
        this.version = initialVersion;
    }

    /** Appends a message to the records of its type. */
    public void append(int type, Bytes message) {
        if (type != contentType) {
            flush();
            contentType = type;
        }
        message.read((array, offset, length) -> content.append(array, offset, length));
    }

    /** Ends the current record, if it has begun. */
    public void flush() {
        if (content.size() > 0) {
            content.forPrefixes(capacity(), (array, offset, length) -> seal(contentType, array, offset, length));
            version = RecordFormat.VERSION;
        }
    }

    /** The most content of one record. */
    public int capacity() {
        return protection.capacity();
    }

    /** Writes one record of its own from an array, without a copy in between; at most {@link #capacity}. */
    public void write(int type, byte[] array, int offset, int length) {
        flush();
        seal(type, array, offset, length);
    }

    /** Flushes, then changes the keys for everything that follows. */
    public void protect(RecordProtection next) {
        flush();
        protection.close();
        protection = next;
        next.limitPlaintext(limit);
    }

    /**
     * Protects at most so many bytes in a record: the record_size_limit that the peer announced (RFC 8449). It holds for a
     * record that has begun, too.
     *
     * @throws IllegalArgumentException if it is less than {@link RecordFormat#MIN_SIZE_LIMIT}
     */
    public void limitPlaintext(int bytes) {
        limit = RecordFormat.checkedSizeLimit(bytes);
        protection.limitPlaintext(bytes);
    }

    /** Whether new keys should replace the current ones soon (RFC 9846 section 5.5). */
    public boolean shouldUpdate() {
        return protection.shouldUpdate();
    }

    /** How many bytes wait to be fetched. */
    public int pending() {
        return output.size();
    }

    /** Moves waiting bytes for the peer into the buffer, as many as fit. */
    public int drain(ByteBuffer into) {
        return output.drain(into);
    }

    /** Drops what is not yet packed and wipes the keys; packed records can still be fetched. */
    public void close() {
        content.clear();
        protection.close();
    }

    private void seal(int type, byte[] array, int offset, int length) {
        int at = output.reserve(RecordFormat.HEADER_LENGTH + protection.fragmentLength(length));
        byte[] record = output.array();
        int sealed = protection.seal(type, array, offset, length, record, at + RecordFormat.HEADER_LENGTH);
        record[at] = (byte) protection.outerType(type);
        record[at + 1] = (byte) (version >> 8);
        record[at + 2] = (byte) version;
        record[at + 3] = (byte) (sealed >> 8);
        record[at + 4] = (byte) sealed;
        output.commit(RecordFormat.HEADER_LENGTH + sealed);
    }
}
