package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Messages.handshakeBytes;
import static dev.parley.tests.misbehaviour.RecordScript.header;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Records that break RFC 5246 section 6.2, in the clear and under keys, and messages badly put into records. */
class RecordTest {
    private static final int HANDSHAKE = ContentType.HANDSHAKE.code();
    private static final int UNKNOWN = 99;
    private static final int MAX_MESSAGE = 131072;

    @TestFactory
    Stream<DynamicTest> inTheClear() {
        return sides(side -> Stream.of(
                first("a record of unknown type (6)", side, raw(header(UNKNOWN, 0x0303, 1), Bytes.of(0)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                first("a record of another protocol's version (6.2.1, E.1)", side,
                        raw(header(HANDSHAKE, 0x0200, 1), Bytes.of(0)), AlertDescription.PROTOCOL_VERSION),
                first("an HTTP request (6.2.1)", side, raw(Bytes.ofUtf8("GET / HTTP/1.1\r\n")),
                        AlertDescription.UNEXPECTED_MESSAGE),
                first("a record of more than 2^14 bytes (6.2.1)", side,
                        raw(header(HANDSHAKE, 0x0303, RecordFormat.MAX_CONTENT + 1)), AlertDescription.RECORD_OVERFLOW),
                first("an empty handshake record (6.2.1)", side, raw(header(HANDSHAKE, 0x0303, 0)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                first("an empty alert record (6.2.1)", side, raw(header(ContentType.ALERT.code(), 0x0303, 0)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                first("half an alert (6.2.1, 7.2)", side, raw(header(ContentType.ALERT.code(), 0x0303, 1), Bytes.of(1)),
                        AlertDescription.DECODE_ERROR),
                first("a message longer than any (7.4)", side,
                        handshakeBytes(Bytes.of(firstOf(side).typeCode(), (MAX_MESSAGE + 1) >> 16,
                                (MAX_MESSAGE + 1) >> 8, MAX_MESSAGE + 1)), AlertDescription.DECODE_ERROR)));
    }

    @TestFactory
    Stream<DynamicTest> underKeys() {
        return sides(side -> Stream.of(
                finished("a changed tag (6.2.3.3)", side, record -> flip(record, record.length - 1),
                        AlertDescription.BAD_RECORD_MAC),
                finished("a changed ciphertext (6.2.3.3)", side, record -> flip(record, record.length - 17),
                        AlertDescription.BAD_RECORD_MAC),
                finished("a changed explicit nonce (RFC 5288, 3)", side,
                        record -> flip(record, RecordFormat.HEADER_LENGTH), AlertDescription.BAD_RECORD_MAC),
                finished("another content type (6.2.3.3)", side, record -> {
                    record[0] = (byte) ContentType.APPLICATION_DATA.code();
                    return record;
                }, AlertDescription.BAD_RECORD_MAC),
                finished("less than nonce and tag (6.2.3.3)", side, record -> fragment(record, 23),
                        AlertDescription.BAD_RECORD_MAC),
                finished("nothing (6.2.3.3)", side, record -> fragment(record, 0), AlertDescription.BAD_RECORD_MAC),
                finished("a fragment of more than 2^14 + 2048 bytes (6.2.3)", side, record -> raw(header(HANDSHAKE, 0x0303,
                        RecordFormat.MAX_CONTENT + RecordFormat.MAX_EXPANSION + 1)).bytes().toByteArray(),
                        AlertDescription.RECORD_OVERFLOW),
                new Misdeed("a record that holds more than 2^14 bytes (6.2.1)", Scene.ephemeral(side),
                        before(Message.TLS12_FINISHED, new Event.Record(HANDSHAKE, Bytes.zeros(RecordFormat.MAX_CONTENT + 1),
                                record -> record)), AlertDescription.RECORD_OVERFLOW).test(),
                new Misdeed("an empty handshake record (6.2.1)", Scene.ephemeral(side),
                        before(Message.TLS12_FINISHED, new Event.Record(HANDSHAKE, Bytes.EMPTY, record -> record)),
                        AlertDescription.UNEXPECTED_MESSAGE).test()));
    }

    /**
     * RFC 5246 takes it for granted, RFC 9846 section 5.1 says it: "Handshake messages MUST NOT span key changes."
     */
    @TestFactory
    Stream<DynamicTest> acrossAKeyChange() {
        Event.Sent piece = handshakeBytes(Bytes.of(Message.TLS12_FINISHED.typeCode(), 0));
        return sides(side -> Stream.of(
                new Misdeed("part of a message before ChangeCipherSpec (7.1)", Scene.ephemeral(side),
                        before(Message.CHANGE_CIPHER_SPEC, piece), AlertDescription.UNEXPECTED_MESSAGE).test(),
                new Misdeed("application data between the parts of a message (6.2.1)", Scene.ephemeral(side),
                        before(Message.TLS12_FINISHED, piece, Messages.data("early")),
                        AlertDescription.UNEXPECTED_MESSAGE).test()));
    }

    private static Stream<DynamicTest> sides(Function<Side, Stream<DynamicTest>> tests) {
        return Stream.of(Side.values()).flatMap(tests);
    }

    private static Message firstOf(Side underTest) {
        return underTest == Side.SERVER ? Message.CLIENT_HELLO : Message.SERVER_HELLO12;
    }

    private static DynamicTest first(String name, Side underTest, Event event, AlertDescription alert) {
        return new Misdeed("to a " + underTest + ": " + name, Scene.ephemeral(underTest),
                before(firstOf(underTest), event), alert).test();
    }

    /** Changes the record that carries Finished; the suite has an explicit nonce. */
    private static DynamicTest finished(String name, Side underTest, UnaryOperator<byte[]> change,
            AlertDescription alert) {
        Edit edit = Edit.each(event -> event instanceof Event.Sent sent && sent.sends(Message.TLS12_FINISHED)
                ? List.of(new Event.Record(sent.contentType(), sent.content(), change))
                : List.of(event));
        return new Misdeed("to a " + underTest + ": " + name, Scene.ephemeral(underTest), edit, alert).test();
    }

    private static Event.Raw raw(Bytes... parts) {
        return new Event.Raw(Bytes.concat(parts));
    }

    private static byte[] flip(byte[] record, int at) {
        record[at] ^= 1;
        return record;
    }

    private static byte[] fragment(byte[] record, int length) {
        Bytes fragment = Bytes.wrap(Arrays.copyOfRange(record, RecordFormat.HEADER_LENGTH,
                RecordFormat.HEADER_LENGTH + length));
        return Bytes.concat(header(record[0], RecordFormat.VERSION, length), fragment).toByteArray();
    }
}
