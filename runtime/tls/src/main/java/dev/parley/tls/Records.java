package dev.parley.tls;

import dev.parley.tls.handshake.SizeLimits;
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
    private final RecordReader reader;
    private final RecordWriter writer;

    private Records(RecordReader reader, RecordWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** RFC 9846 section 5.1: "a record containing an initial ClientHello SHOULD have version 0x0301". */
    static Records client() {
        return new Records(new RecordReader(), new RecordWriter(RecordFormat.INITIAL_VERSION));
    }

    /** @param maxSkipped how many bytes of early data that is declined are skipped */
    static Records server(long maxSkipped) {
        int skipped = (int) Math.min(Math.max(maxSkipped, RecordReader.DEFAULT_SKIPPED), Integer.MAX_VALUE / 2);
        return new Records(new RecordReader(skipped), new RecordWriter());
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

    /** Keeps to the record_size_limits that both sides announced (RFC 8449 section 4). */
    void limit(SizeLimits limits) {
        reader.limitPlaintext(limits.own());
        writer.limitPlaintext(limits.peer());
    }

    /** Whether the keys of what is sent should be replaced soon (RFC 9846 section 5.5). */
    boolean shouldUpdate() {
        return writer.shouldUpdate();
    }

    void protectWrites(RecordProtection protection) {
        writer.protect(protection);
    }

    void protectReads(RecordProtection protection) {
        reader.protect(protection);
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
