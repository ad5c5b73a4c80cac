package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.after;
import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Messages.handshakeBytes;
import static dev.parley.tests.misbehaviour.Messages.record;
import static dev.parley.tests.misbehaviour.Messages.unprotected;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.TlsException;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Records that break RFC 9846 section 5, messages badly put into records, and records under the wrong keys. */
class Tls13RecordTest {
    private static final int TAG_LENGTH = 16;
    private static final Bytes ZERO = Bytes.of(0);

    /** Each side, in the midst of the handshake. */
    private enum Victim {
        IN_WAIT_EE(CLIENT, Message.ENCRYPTED_EXTENSIONS, "WAIT_EE"),
        IN_WAIT_FINISHED(SERVER, Message.TLS13_FINISHED, "WAIT_FINISHED");

        private final Scene scene;
        private final MessageKind next;
        private final String state;

        Victim(Side side, MessageKind next, String state) {
            this.scene = Tls13Scenes.full(side);
            this.next = next;
            this.state = state;
        }

        DynamicTest refuses(String name, Event event, AlertDescription alert, String reason) {
            return new Misdeed("a record with " + name, scene, before(next, event), new Refusal(alert, state, reason))
                    .test();
        }

        DynamicTest refuses(String name, UnaryOperator<byte[]> change, AlertDescription alert, String reason) {
            Edit edit = Edit.each(event -> event instanceof Event.Sent sent && sent.sends(next)
                    ? List.of(new Event.Record(sent.contentType(), sent.content(), change)) : List.of(event));
            return new Misdeed("a record with " + name, scene, edit, new Refusal(alert, state, reason)).test();
        }
    }

    @TestFactory
    Stream<DynamicTest> protection() {
        return both(victim -> Stream.of(
                victim.refuses("a changed tag (5.2)", record -> flip(record, record.length - 1),
                        AlertDescription.BAD_RECORD_MAC, ""),
                victim.refuses("a changed ciphertext (5.2)", record -> flip(record, RecordFormat.HEADER_LENGTH),
                        AlertDescription.BAD_RECORD_MAC, ""),
                victim.refuses("another version in its header (5.2)", record -> flip(record, 2),
                        AlertDescription.BAD_RECORD_MAC, ""),
                victim.refuses("less than a tag (5.2)", record -> protectedRecord(TAG_LENGTH - 1),
                        AlertDescription.BAD_RECORD_MAC, ""),
                victim.refuses("nothing (5.2)", record -> protectedRecord(0), AlertDescription.BAD_RECORD_MAC, ""),
                victim.refuses("more than 2^14 + 256 bytes (5.2)",
                        record -> protectedRecord(RecordFormat.MAX_CONTENT + 256 + 1), AlertDescription.RECORD_OVERFLOW,
                        ""),
                victim.refuses("more than 2^14 bytes and a type (5.4)",
                        record(ContentType.HANDSHAKE, Bytes.zeros(RecordFormat.MAX_CONTENT + 1)),
                        AlertDescription.RECORD_OVERFLOW, "")));
    }

    @TestFactory
    Stream<DynamicTest> contentTypes() {
        return both(victim -> Stream.of(
                victim.refuses("nothing but zeros (5.4)", record(ContentType.of(0), Bytes.zeros(7)),
                        AlertDescription.UNEXPECTED_MESSAGE, "nothing but zeros"),
                victim.refuses("an empty piece of a handshake message (5.1)",
                        record(ContentType.HANDSHAKE, Bytes.EMPTY),
                        AlertDescription.UNEXPECTED_MESSAGE, "an empty record of type 22"),
                victim.refuses("an empty piece of a handshake message and padding (5.1)",
                        padded(ContentType.HANDSHAKE, Bytes.EMPTY), AlertDescription.UNEXPECTED_MESSAGE,
                        "an empty record of type 22"),
                victim.refuses("no alert (5.4)", record(ContentType.ALERT, Bytes.EMPTY),
                        AlertDescription.UNEXPECTED_MESSAGE,
                        "an empty record of type 21"),
                victim.refuses("half an alert (5.1)", record(ContentType.ALERT, Bytes.of(1)),
                        AlertDescription.DECODE_ERROR,
                        "Alert.description at offset 1"),
                victim.refuses("two alerts (5.1)", record(ContentType.ALERT, Bytes.of(1, 90, 1, 90)),
                        AlertDescription.DECODE_ERROR, "trailing bytes: 2"),
                victim.refuses("an unknown type inside (5)", record(ContentType.of(99), ZERO),
                        AlertDescription.UNEXPECTED_MESSAGE, "a protected record of type 99"),
                victim.refuses("change_cipher_spec inside (5)", padded(ContentType.CHANGE_CIPHER_SPEC, Bytes.of(1)),
                        AlertDescription.UNEXPECTED_MESSAGE, "a protected record of type 20"),
                victim.refuses("application data before Finished (4.5.3)", Messages.data("early"),
                        AlertDescription.UNEXPECTED_MESSAGE, "content 23 under handshake in state " + victim.state)));
    }

    @TestFactory
    Stream<DynamicTest> withoutProtection() {
        return both(victim -> Stream.of(
                victim.refuses("a handshake message in the clear (5.2)",
                        unprotected(handshakeBytes(Bytes.of(20, 0, 0, 0))),
                        AlertDescription.UNEXPECTED_MESSAGE, "a record of type 22 that is not protected"),
                victim.refuses("data in the clear (5.2)", unprotected(Messages.data("x")),
                        AlertDescription.BAD_RECORD_MAC, "")));
    }

    /** After ServerHello the server has keys, and all its alerts are protected. */
    @TestFactory
    Stream<DynamicTest> theServersAlertInTheClear() {
        return Stream.of(AlertLevel.FATAL, AlertLevel.WARNING).map(level -> Victim.IN_WAIT_EE.refuses(
                "an alert of level " + level.label() + " in the clear (6)",
                unprotected(Messages.alert(level, AlertDescription.HANDSHAKE_FAILURE)),
                AlertDescription.UNEXPECTED_MESSAGE,
                "content 21 under handshake in state WAIT_EE"));
    }

    /**
     * Appendix A.1: a client that fails before it has keys to send with says so in the clear, but not once it has sent
     * with them.
     */
    @Test
    void theClientsAlertInTheClear() {
        Event alert = unprotected(Messages.alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE));
        TlsException failure = Tls13Scenes.full(SERVER).play(before(Message.TLS13_FINISHED, alert)).engine().failure()
                .orElseThrow();
        assertTrue(failure.isFromPeer());
        assertEquals(Optional.of(AlertDescription.HANDSHAKE_FAILURE), failure.alert());
        Tls13Scenes.authenticated(SERVER).play(before(Message.TLS13_CERTIFICATE_VERIFY, alert)).assertRefused(
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_CV",
                        "a record of type 21 that is not protected"));
    }

    /** Section 5.1: "Handshake messages MUST NOT be interleaved with other record types." */
    @TestFactory
    Stream<DynamicTest> betweenThePartsOfAMessage() {
        return both(victim -> Stream.of(
                interleaved("application data", victim, Messages.data("early"), "type 23"),
                interleaved("an alert", victim, Messages.alert(AlertLevel.WARNING, AlertDescription.USER_CANCELED),
                        "type 21")));
    }

    /** Section 5: "at any time after the first ClientHello message" an implementation "MUST simply drop it". */
    @Test
    void changeCipherSpecMayComeBetweenThePartsOfAMessage() {
        for (Victim victim : Victim.values()) {
            Performance performance = victim.scene.play(split(victim, Messages.changeCipherSpec()));
            assertTrue(performance.peer().wasEdited());
            performance.assertSucceeded();
        }
    }

    /** Section 5.1: "Handshake messages MUST NOT span key changes." */
    @TestFactory
    Stream<DynamicTest> acrossAKeyChange() {
        Event.Sent piece = handshakeBytes(Bytes.of(Message.TLS13_CERTIFICATE.typeCode(), 0));
        Event.Sent whole = Messages.framed(Message.ENCRYPTED_EXTENSIONS, Bytes.zeros(2));
        return Stream.of(
                straddling("part of a message behind ServerHello", CLIENT, Message.SERVER_HELLO13, piece, "WAIT_SH"),
                straddling("EncryptedExtensions in the record of ServerHello", CLIENT, Message.SERVER_HELLO13, whole,
                        "WAIT_SH"),
                straddling("part of a message behind the server's Finished", CLIENT, Message.TLS13_FINISHED, piece,
                        "WAIT_FINISHED"),
                straddling("part of a message behind ClientHello", SERVER, Message.CLIENT_HELLO, piece, "SEND_FIN"),
                straddling("part of a message behind the client's Finished", SERVER, Message.TLS13_FINISHED, piece,
                        "WAIT_FINISHED"));
    }

    @TestFactory
    Stream<DynamicTest> inTheWrongEpoch() {
        return Stream.of(
                new Misdeed("the server's Finished under application keys (4.5.3)", Tls13Scenes.full(CLIENT),
                        keysFirst(),
                        new Refusal(AlertDescription.BAD_RECORD_MAC, "WAIT_FINISHED", "")).test(),
                new Misdeed("the client's Finished under application keys (4.5.3)", Tls13Scenes.full(SERVER),
                        keysFirst(),
                        new Refusal(AlertDescription.BAD_RECORD_MAC, "WAIT_FINISHED", "")).test(),
                new Misdeed("the server's Finished in the clear (4.5.3)", Tls13Scenes.full(CLIENT), inTheClear(),
                        new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED", "not protected")).test(),
                new Misdeed("the client's Finished in the clear (4.5.3)", Tls13Scenes.full(SERVER), inTheClear(),
                        new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED", "not protected")).test());
    }

    private static Edit keysFirst() {
        return flight -> {
            List<Event> changed = new ArrayList<>(flight);
            for (int i = 1; i < flight.size(); i++) {
                if (flight.get(i) instanceof Event.NewKeys && flight.get(i - 1).sends(Message.TLS13_FINISHED)) {
                    changed.set(i - 1, flight.get(i));
                    changed.set(i, flight.get(i - 1));
                }
            }
            return changed;
        };
    }

    private static Edit inTheClear() {
        return Edit.each(event -> List
                .of(event.sends(Message.TLS13_FINISHED) ? unprotected((Event.Sent) event) : event));
    }

    private static DynamicTest interleaved(String name, Victim victim, Event between, String type) {
        return new Misdeed(name + " between the parts of " + victim.next.label() + " (5.1)", victim.scene,
                split(victim, between),
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, victim.state,
                        "a record of " + type + " between those of a handshake message")).test();
    }

    private static Edit split(Victim victim, Event between) {
        return Edit.each(event -> event instanceof Event.Sent sent && sent.sends(victim.next)
                ? List.of(handshakeBytes(sent.content().slice(0, 2)), new Event.RecordEnd(), between,
                        new Event.RecordEnd(),
                        handshakeBytes(sent.content().slice(2)))
                : List.of(event));
    }

    private static DynamicTest straddling(String name, Side underTest, Message last, Event.Sent more, String state) {
        return new Misdeed(name + " (5.1)", Tls13Scenes.full(underTest), after(last, more),
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, state, "a key change within a message")).test();
    }

    private static Stream<DynamicTest> both(Function<Victim, Stream<DynamicTest>> tests) {
        return Stream.of(Victim.values()).flatMap(tests);
    }

    /** Content of a type and one zero of padding, which is what is added as type. */
    private static Event padded(ContentType type, Bytes content) {
        return record(ContentType.of(0), Bytes.concat(content, Bytes.of(type.code())));
    }

    private static byte[] flip(byte[] record, int at) {
        record[at] ^= 1;
        return record;
    }

    private static byte[] protectedRecord(int length) {
        return Bytes.concat(RecordScript.header(ContentType.APPLICATION_DATA.code(), RecordFormat.VERSION, length),
                Bytes.zeros(Math.min(length, RecordFormat.MAX_CONTENT))).toByteArray();
    }
}
