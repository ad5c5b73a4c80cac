package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Messages.record;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Messages that have no place once the handshake is complete, and those that say what they must not (RFC 9846 section
 * 4.7).
 */
class Tls13AfterHandshakeTest {
    @TestFactory
    Stream<DynamicTest> unexpectedMessages() {
        return Stream.of(
                unexpected("CertificateRequest to a client without post_handshake_auth (4.7.2)", CLIENT,
                        framed(Message.TLS13_CERTIFICATE_REQUEST, Bytes.of(0, 0, 8, 0, 13, 0, 4, 0, 2, 4, 3))),
                unexpected("HelloRequest", CLIENT, framed(Message.HELLO_REQUEST, Bytes.EMPTY)),
                unexpected("ServerHello (4.2.3)", CLIENT, framed(Message.SERVER_HELLO13, Bytes.zeros(40))),
                unexpected("a second Finished (4.5.3)", CLIENT, framed(Message.TLS13_FINISHED, Bytes.zeros(32))),
                unexpected("ClientHello (4.2.2)", SERVER, framed(Message.CLIENT_HELLO, Bytes.zeros(40))),
                unexpected("NewSessionTicket from a client (4.7.1)", SERVER,
                        framed(Message.TLS13_NEW_SESSION_TICKET, Tls13TicketTest.TICKET)),
                unexpected("EndOfEarlyData (4.6)", SERVER, framed(Message.END_OF_EARLY_DATA, Bytes.EMPTY)),
                unexpected("Certificate that was not requested (4.7.2)", SERVER,
                        framed(Message.TLS13_CERTIFICATE, Bytes.zeros(4))));
    }

    /** Section 5: the record layer is no more lenient than during the handshake. */
    @TestFactory
    Stream<DynamicTest> records() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                late("data in the clear (5.1)", side, Messages.unprotected(Messages.data("x")),
                        AlertDescription.BAD_RECORD_MAC, ""),
                late("a handshake message in the clear (5.2)", side,
                        Messages.unprotected(Messages.handshakeBytes(Bytes.of(24, 0, 0, 1, 0))),
                        AlertDescription.UNEXPECTED_MESSAGE, "a record of type 22 that is not protected"),
                late("an alert in the clear (6)", side,
                        Messages.unprotected(Messages.alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE)),
                        AlertDescription.UNEXPECTED_MESSAGE, "a record of type 21 that is not protected"),
                late("more than 2^14 bytes of data (5.1)", side,
                        record(ContentType.APPLICATION_DATA, Bytes.zeros(RecordFormat.MAX_CONTENT + 1)),
                        AlertDescription.RECORD_OVERFLOW, ""),
                late("nothing but zeros (5.4)", side, record(ContentType.of(0), Bytes.zeros(7)),
                        AlertDescription.UNEXPECTED_MESSAGE, "nothing but zeros"),
                late("data between the parts of a message (5.1)", side,
                        new Event.Sent(ContentType.HANDSHAKE.code(), Bytes.of(24, 0)),
                        Messages.data("x"), AlertDescription.UNEXPECTED_MESSAGE, "")));
    }

    /** Section 6.1: "Any data received after a closure alert has been received MUST be ignored." */
    @TestFactory
    Stream<DynamicTest> whatFollowsCloseNotifyIsIgnored() {
        return Stream.of(Side.values()).map(side -> dynamicTest("to a " + side, () -> {
            Performance performance = Tls13Scenes.full(side).play(Edit.none());
            performance.peer().send(Messages.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY),
                    framed(Message.TLS13_FINISHED, Bytes.zeros(32)), Messages.data("late"));
            performance.run();
            assertTrue(performance.engine().failure().isEmpty());
            assertTrue(performance.engine().engine().isInputClosed());
            assertEquals(0, performance.engine().received().length);
            assertTrue(performance.engine().engine().canWrite(), "the other direction is still open");
        }));
    }

    private static DynamicTest unexpected(String name, Side side, Event.Sent message) {
        return late(name, side, message, AlertDescription.UNEXPECTED_MESSAGE,
                "message type " + message.content().get(0) + " of content 22 under application in state CONNECTED");
    }

    private static DynamicTest late(String name, Side side, Event event, AlertDescription alert, String reason) {
        return late(name, side, event, new Event.RecordEnd(), alert, reason);
    }

    private static DynamicTest late(String name, Side side, Event event, Event next, AlertDescription alert,
            String reason) {
        return new LateMisdeed(name, Tls13Scenes.full(side), peer -> peer.send(event, next),
                new Refusal(alert, "CONNECTED", reason)).test();
    }
}
