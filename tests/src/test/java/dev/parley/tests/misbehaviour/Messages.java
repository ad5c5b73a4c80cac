package dev.parley.tests.misbehaviour;

import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.testing.Identity;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Writer;

/** Messages made by hand. */
final class Messages {
    /** Type code and length in front of a handshake message (RFC 5246 section 7.4). */
    static final int HEADER_LENGTH = 4;

    private static final int LENGTH_WIDTH = 3;

    private Messages() {
    }

    /** A message of any body, frame included. */
    static Event.Sent framed(MessageKind kind, Bytes body) {
        return kind.typeCode() < 0 ? new Event.Sent(kind.contentType(), body) : handshake(kind.typeCode(), body);
    }

    /** A handshake message of any type. */
    static Event.Sent handshake(int type, Bytes body) {
        Writer out = new Writer(HEADER_LENGTH + body.length());
        out.uint8(type);
        out.uint(LENGTH_WIDTH, body.length());
        out.bytes(body);
        return handshakeBytes(out.toBytes());
    }

    /** Bytes in a handshake record. */
    static Event.Sent handshakeBytes(Bytes bytes) {
        return new Event.Sent(ContentType.HANDSHAKE.code(), bytes);
    }

    /** A record without protection, whatever the keys are. */
    static Event.Raw unprotected(Event.Sent sent) {
        return new Event.Raw(Bytes.concat(
                RecordScript.header(sent.contentType(), RecordFormat.VERSION, sent.content().length()),
                sent.content()));
    }

    /** A record of its own, which may be empty. */
    static Event.Record record(ContentType type, Bytes content) {
        return new Event.Record(type.code(), content, record -> record);
    }

    /** The body of a Certificate with this chain. */
    static Bytes chain(Identity identity) {
        return new Certificate(identity.encodedChain()).toBytes();
    }

    /** What a message says without its frame. */
    static Bytes body(Event.Sent sent) {
        return sent.contentType() == ContentType.HANDSHAKE.code() ? sent.content().slice(HEADER_LENGTH)
                : sent.content();
    }

    static Event.Sent changeCipherSpec() {
        return new Event.Sent(ContentType.CHANGE_CIPHER_SPEC.code(), Bytes.of(1));
    }

    static Event.Sent data(String text) {
        return new Event.Sent(ContentType.APPLICATION_DATA.code(), Bytes.ofUtf8(text));
    }

    static Event.Sent alert(AlertLevel level, AlertDescription description) {
        return new Event.Sent(ContentType.ALERT.code(), new Alert(level, description).toBytes());
    }

    /** The bytes with one more. */
    static Bytes longer(Bytes bytes) {
        return Bytes.concat(bytes, Bytes.of(0));
    }

    /** The bytes without the last. */
    static Bytes shorter(Bytes bytes) {
        return bytes.slice(0, bytes.length() - 1);
    }

    /** The bytes with one bit of the last one changed. */
    static Bytes flipped(Bytes bytes) {
        return with(bytes, bytes.length() - 1, bytes.get(bytes.length() - 1) ^ 1);
    }

    /** The bytes with other ones from an index on. */
    static Bytes with(Bytes bytes, int at, int... octets) {
        byte[] changed = bytes.toByteArray();
        Bytes.of(octets).copyTo(changed, at);
        return Bytes.wrap(changed);
    }
}
