package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.after;
import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The change_cipher_spec of middlebox compatibility: where it is sent, taken and refused (RFC 9846 section 5, appendix
 * D.4).
 */
class Tls13CompatibilityTest {
    private static final String SPEC = "CCS";

    @TestFactory
    Stream<DynamicTest> itIsSentOnceAtItsPlace() {
        return Stream.of(
                sends("before the second flight", Tls13Scenes.full(CLIENT), "handshake", SPEC, "handshake"),
                sends("before the second ClientHello", Tls13Scenes.retry(CLIENT), "handshake", SPEC, "handshake",
                        "handshake"),
                sends("behind a ClientHello with early data", Tls13Scenes.early(CLIENT), "handshake", SPEC, "handshake",
                        "handshake"),
                sends("behind ServerHello", Tls13Scenes.full(SERVER), "handshake", SPEC, "handshake"),
                sends("behind HelloRetryRequest", Tls13Scenes.retry(SERVER), "handshake", SPEC, "handshake",
                        "handshake"));
    }

    @TestFactory
    Stream<DynamicTest> itIsNotSentWithoutASessionIdentifier() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(Tls13Scenes.full(side), Tls13Scenes.retry(side),
                Tls13Scenes.early(side))).map(Tls13Scenes::withoutCompatibility).map(scene ->
                dynamicTest(scene + " to a " + scene.underTest(), () -> {
                    Performance performance = scene.play(Edit.none());
                    performance.assertSucceeded();
                    assertEquals(0, Collections.frequency(types(performance), SPEC));
                }));
    }

    @TestFactory
    Stream<DynamicTest> itIsIgnoredUntilFinished() {
        return Stream.of(
                taken(CLIENT, Message.SERVER_HELLO13), taken(CLIENT, Message.ENCRYPTED_EXTENSIONS),
                taken(CLIENT, Message.TLS13_CERTIFICATE), taken(CLIENT, Message.TLS13_CERTIFICATE_VERIFY),
                taken(CLIENT, Message.TLS13_FINISHED),
                taken(SERVER, Message.TLS13_FINISHED));
    }

    @TestFactory
    Stream<DynamicTest> itIsRefused() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                refused("another value", side, Bytes.of(2)), refused("two bytes", side, Bytes.of(1, 1)),
                refused("nothing", side, Bytes.EMPTY), refused("0", side, Bytes.of(0)),
                new LateMisdeed("change_cipher_spec after Finished", Tls13Scenes.full(side),
                        peer -> peer.send(Messages.changeCipherSpec()), new Refusal(AlertDescription.UNEXPECTED_MESSAGE,
                                "CONNECTED", "content 20 under application in state CONNECTED")).test()));
    }

    @TestFactory
    Stream<DynamicTest> itIsRefusedBeforeClientHello() {
        return Stream.of(new Misdeed("change_cipher_spec before ClientHello", Tls13Scenes.full(SERVER),
                before(Message.CLIENT_HELLO, Messages.changeCipherSpec()),
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "START", "content 20 under plain in state START"))
                .test());
    }

    private static DynamicTest sends(String name, Scene scene, String... types) {
        return dynamicTest(name + " (" + scene + ")", () -> {
            Performance performance = scene.play(Edit.none());
            assertEquals(List.of(types), types(performance).subList(0, types.length));
            performance.assertSucceeded();
            assertEquals(1, Collections.frequency(types(performance), SPEC));
        });
    }

    private static List<String> types(Performance performance) {
        return performance.peer().records().stream().map(record -> record.contentType() == ContentType.HANDSHAKE.code()
                ? "handshake" : record.contentType() == ContentType.CHANGE_CIPHER_SPEC.code() ? SPEC : "other")
                .toList();
    }

    private static DynamicTest taken(Side side, Message next) {
        return dynamicTest("before " + next.label() + " to a " + side, () -> {
            Performance performance = Tls13Scenes.full(side)
                    .play(before(next, new Event.RecordEnd(), Messages.changeCipherSpec(),
                    new Event.RecordEnd()));
            assertTrue(performance.peer().wasEdited());
            performance.assertSucceeded();
        });
    }

    private static DynamicTest refused(String what, Side side, Bytes content) {
        Event.Raw record = Messages.unprotected(new Event.Sent(ContentType.CHANGE_CIPHER_SPEC.code(), content));
        Message next = side == CLIENT ? Message.ENCRYPTED_EXTENSIONS : Message.TLS13_FINISHED;
        return new Misdeed("change_cipher_spec with " + what + " to a " + side, Tls13Scenes.full(side),
                before(next, record),
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, side == CLIENT ? "WAIT_EE" : "WAIT_FINISHED", ""))
                .test();
    }
}
