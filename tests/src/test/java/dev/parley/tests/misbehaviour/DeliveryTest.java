package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Messages.alert;
import static dev.parley.tests.misbehaviour.Messages.framed;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Unusual, but allowed: however messages come in records and bytes, the handshake succeeds. */
class DeliveryTest {
    private static final int SHORT_RECORD = 16;

    @TestFactory
    Stream<DynamicTest> bytesComeOneByOne() {
        return scenes().map(scene -> dynamicTest(name(scene), () ->
                scene.play(Edit.none(), Wire.bytewise(), RecordFormat.MAX_CONTENT).assertSucceeded()));
    }

    @TestFactory
    Stream<DynamicTest> messagesComeInRecordsOfOneByte() {
        return scenes().map(scene -> dynamicTest(name(scene), () ->
                scene.play(Edit.none(), Wire.whole(), 1).assertSucceeded()));
    }

    @TestFactory
    Stream<DynamicTest> messagesComeInShortRecords() {
        return scenes().map(scene -> dynamicTest(name(scene), () ->
                scene.play(Edit.none(), Wire.whole(), SHORT_RECORD).assertSucceeded()));
    }

    @TestFactory
    Stream<DynamicTest> theMessagesOfAFlightComeInOneRecord() {
        return scenes().map(scene -> dynamicTest(name(scene), () ->
                scene.play(Edit.none(), Wire.whole(), RecordFormat.MAX_CONTENT).assertSucceeded()));
    }

    @TestFactory
    Stream<DynamicTest> eachMessageComesInItsOwnRecord() {
        Edit apart = Edit.each(event -> List.of(event, new Event.RecordEnd()));
        return scenes().map(scene -> succeeds(name(scene), scene, apart));
    }

    /** RFC 5246 section 7.4.1.1: "This message will be ignored by the client if the client is currently negotiating". */
    @TestFactory
    Stream<DynamicTest> helloRequestIsIgnoredDuringTheHandshake() {
        Event.Sent request = framed(Message.HELLO_REQUEST, Bytes.EMPTY);
        return Stream.of(Message.SERVER_HELLO12, Message.TLS12_CERTIFICATE, Message.SERVER_HELLO_DONE).map(next ->
                succeeds("before " + next.label(), Scene.ephemeral(Side.CLIENT), before(next, request)));
    }

    /** RFC 5246 section 7.2.2: a warning need not end the connection. */
    @TestFactory
    Stream<DynamicTest> aWarningIsIgnored() {
        Event.Sent warning = alert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
        return Stream.of(
                succeeds("before ClientHello", Scene.ephemeral(Side.SERVER), before(Message.CLIENT_HELLO, warning)),
                succeeds("before ServerHello", Scene.ephemeral(Side.CLIENT), before(Message.SERVER_HELLO12, warning)),
                succeeds("before the server's Finished", Scene.ephemeral(Side.CLIENT), before(Message.TLS12_FINISHED, warning)));
    }

    /** RFC 8446 section 5.1 forbids to interleave records with those of a handshake message; RFC 5246 does not. */
    @TestFactory
    Stream<DynamicTest> aWarningMayComeBetweenTheRecordsOfAMessage() {
        Event.Sent warning = alert(AlertLevel.WARNING, AlertDescription.UNRECOGNIZED_NAME);
        Edit interleaved = Edit.each(event -> event instanceof Event.Sent sent && sent.sends(Message.TLS12_CERTIFICATE)
                ? List.of(new Event.Sent(sent.contentType(), sent.content().slice(0, 2)), warning,
                        new Event.Sent(sent.contentType(), sent.content().slice(2)))
                : List.of(event));
        return Stream.of(succeeds("within Certificate", Scene.ephemeral(Side.CLIENT), interleaved));
    }

    /** RFC 5246 section 6.2.1: "Zero-length fragments of Application data MAY be sent". */
    @TestFactory
    Stream<DynamicTest> emptyApplicationDataIsNothing() {
        Event empty = new Event.Record(Message.APPLICATION_DATA.contentType(), Bytes.EMPTY, record -> record);
        return Stream.of(Side.values()).map(side -> dynamicTest("to a " + side, () -> {
            Performance performance = Scene.ephemeral(side).play(Edit.none());
            performance.peer().send(empty, Messages.data(""), empty);
            performance.run().assertSucceeded();
        }));
    }

    private static Stream<Scene> scenes() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(Scene.ephemeral(side), Scene.rsa(side),
                Scene.authenticated(side), Scene.resumption(side)));
    }

    private static String name(Scene scene) {
        return scene + " to a " + scene.underTest();
    }

    private static DynamicTest succeeds(String name, Scene scene, Edit edit) {
        return dynamicTest(name, () -> {
            Performance performance = scene.play(edit);
            performance.assertSucceeded();
            assertTrue(performance.peer().wasEdited(), "the script has nothing that the edit changes");
        });
    }
}
