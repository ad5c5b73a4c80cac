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
    private int contentType;

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
        content.forPrefixes(RecordFormat.MAX_CONTENT, (array, offset, length) -> seal(contentType, array, offset, length));
    }

    /** Writes one record of its own from an array, without a copy in between; at most {@link RecordFormat#MAX_CONTENT}. */
    public void write(int type, byte[] array, int offset, int length) {
        flush();
        seal(type, array, offset, length);
    }

    /** Flushes, then changes the keys for everything that follows. */
    public void protect(RecordProtection next) {
        flush();
        protection.close();
        protection = next;
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
        int at = output.reserve(RecordFormat.HEADER_LENGTH + length + protection.expansion());
        byte[] record = output.array();
        int sealed = protection.seal(type, array, offset, length, record, at + RecordFormat.HEADER_LENGTH);
        record[at] = (byte) type;
        record[at + 1] = (byte) (RecordFormat.VERSION >> 8);
        record[at + 2] = (byte) RecordFormat.VERSION;
        record[at + 3] = (byte) (sealed >> 8);
        record[at + 4] = (byte) sealed;
        output.commit(RecordFormat.HEADER_LENGTH + sealed);
    }
}
