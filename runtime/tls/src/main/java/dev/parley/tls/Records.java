package dev.parley.tls;

import dev.parley.tls.record.Opening;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.record.RecordReader;
import dev.parley.tls.record.RecordWriter;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import java.nio.ByteBuffer;

/** Both directions of the record layer. */
final class Records {
    private final RecordReader reader = new RecordReader();
    private final RecordWriter writer;

    private Records(RecordWriter writer) {
        this.writer = writer;
    }

    /** RFC 9846 section 5.1: "a record containing an initial ClientHello SHOULD have version 0x0301". */
    static Records client() {
        return new Records(new RecordWriter(RecordFormat.INITIAL_VERSION));
    }

    static Records server() {
        return new Records(new RecordWriter());
    }

    boolean fill(ByteBuffer from) throws ProtocolException {
        return reader.fill(from);
    }

    int contentType() {
        return reader.contentType();
    }

    /** Opens the complete record, as leniently as the machine allows now. */
    Opening open(Machine machine) throws ProtocolException {
        return reader.open(machine.mayLag(), machine.skipsUnreadable());
    }

    Bytes content() {
        return reader.content();
    }

    void next() {
        reader.next();
    }

    void append(int contentType, Bytes message) {
        writer.append(contentType, message);
    }

    void flush() {
        writer.flush();
    }

    /** Writes one record with as many bytes of the buffer as fit. */
    void write(ContentType type, ByteBuffer from) {
        int length = Math.min(from.remaining(), writer.capacity());
        if (from.hasArray()) {
            writer.write(type.code(), from.array(), from.arrayOffset() + from.position(), length);
            from.position(from.position() + length);
        } else {
            byte[] copy = new byte[length];
            from.get(copy);
            writer.write(type.code(), copy, 0, length);
        }
    }

    /** Writes a last alert if the keys still allow it. */
    void lastWords(Bytes alert) {
        try {
            writer.append(ContentType.ALERT.code(), alert);
            writer.flush();
        } catch (IllegalStateException e) {
            // The keys are used up; the peer sees the connection end.
            writer.close();
        }
    }

    void protectWrites(RecordProtection protection) {
        writer.protect(protection);
    }

    void protectReads(RecordProtection protection) {
        reader.protect(protection);
    }

    /** Keeps to the record_size_limit that the peer announced (RFC 8449). */
    void limitWrites(int bytes) {
        writer.limitPlaintext(bytes);
    }

    /** Holds the peer to the record_size_limit that this side announced. */
    void limitReads(int bytes) {
        reader.limitPlaintext(bytes);
    }

    /** Whether the keys for writing should be updated soon (RFC 9846 section 5.5). */
    boolean shouldUpdateWrites() {
        return writer.shouldUpdate();
    }

    int drain(ByteBuffer into) {
        return writer.drain(into);
    }

    int pendingOutput() {
        return writer.pending();
    }

    void close() {
        reader.close();
        writer.close();
    }
}
