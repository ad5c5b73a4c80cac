package dev.parley.tests.misbehaviour;

import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Writes events as records, obeying no rule that a test wants broken. */
final class RecordScript {
    private final int handshakeSize;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int contentType;
    private RecordProtection protection = RecordProtection.none();

    /** Puts at most so many bytes of handshake messages into a record. */
    RecordScript(int handshakeSize) {
        this.handshakeSize = handshakeSize;
    }

    /** The records for a flight; the last one ends with it. */
    byte[] write(List<Event> flight) {
        output.reset();
        flight.forEach(this::write);
        endRecord();
        return output.toByteArray();
    }

    private void write(Event event) {
        if (event instanceof Event.Sent sent) {
            if (sent.contentType() != contentType) {
                endRecord();
                contentType = sent.contentType();
            }
            content.writeBytes(sent.content().toByteArray());
            return;
        }
        endRecord();
        if (event instanceof Event.Record record) {
            output.writeBytes(record.change().apply(seal(record.contentType(), record.content().toByteArray())));
        } else if (event instanceof Event.Raw raw) {
            output.writeBytes(raw.bytes().toByteArray());
        } else if (event instanceof Event.NewKeys keys) {
            protection = keys.protection();
        }
    }

    private void endRecord() {
        int size = contentType == ContentType.HANDSHAKE.code() ? handshakeSize : RecordFormat.MAX_CONTENT;
        byte[] all = content.toByteArray();
        content.reset();
        for (int at = 0; at < all.length; at += size) {
            output.writeBytes(seal(contentType, Arrays.copyOfRange(all, at, Math.min(all.length, at + size))));
        }
    }

    private byte[] seal(int type, byte[] plain) {
        byte[] fragment = new byte[protection.fragmentLength(plain.length)];
        int length = protection.seal(type, plain, 0, plain.length, fragment, 0);
        return Bytes.concat(header(protection.outerType(type), RecordFormat.VERSION, length),
                Bytes.wrap(fragment, 0, length)).toByteArray();
    }

    /** The five bytes in front of a fragment (RFC 5246 section 6.2.1). */
    static Bytes header(int type, int version, int length) {
        return Bytes.of(type, version >> 8, version, length >> 8, length);
    }
}
