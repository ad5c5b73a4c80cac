package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Messages.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Peers of TLS 1.3 that send much and say nothing: how many records each kind of flood gets through, by count. */
class Tls13FloodTest {
    /** What one side takes in a row of what carries nothing; the change_cipher_spec of every handshake is one more. */
    private static final int MOST = 31;
    private static final String REASON = "too many messages that carry nothing";
    private static final Event WARNING = Messages.alert(AlertLevel.WARNING, AlertDescription.USER_CANCELED);
    private static final Event EMPTY = record(ContentType.APPLICATION_DATA, Bytes.EMPTY);

    @TestFactory
    Stream<DynamicTest> afterTheHandshake() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                stopped("warnings", side, WARNING), stopped("empty records", side, EMPTY)));
    }

    @Test
    void tickets() {
        assertStopped(Side.CLIENT, framed(Message.TLS13_NEW_SESSION_TICKET, Tls13TicketTest.TICKET));
    }

    @TestFactory
    Stream<DynamicTest> duringTheHandshake() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                limited("warnings", side, WARNING),
                limited("change_cipher_spec records", side, Messages.changeCipherSpec())));
    }

    private static DynamicTest stopped(String name, Side side, Event event) {
        return dynamicTest(name + " to a " + side, () -> assertStopped(side, event));
    }

    private static void assertStopped(Side side, Event event) {
        Performance performance = Tls13Scenes.full(side).play(Edit.none());
        performance.engine().connected();
        int taken = 0;
        while (performance.engine().failure().isEmpty() && taken <= MOST) {
            performance.peer().send(event);
            performance.engine().give(performance.peer().take());
            taken++;
        }
        assertEquals(MOST + 1, taken);
        performance.run().assertClosed(new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "CONNECTED", REASON));
    }

    /** So many are taken, and one more is not. */
    private static DynamicTest limited(String name, Side side, Event event) {
        return dynamicTest(name + " to a " + side, () -> {
            Scene scene = Tls13Scenes.full(side);
            scene.play(Edit.before(Message.TLS13_FINISHED, apart(event, MOST))).assertSucceeded();
            scene.play(Edit.before(Message.TLS13_FINISHED, apart(event, MOST + 1))).assertRefused(
                    new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED", REASON));
        });
    }

    /** Each in a record of its own. */
    private static Event[] apart(Event event, int count) {
        return Stream.concat(Stream.of(new Event.RecordEnd()), Collections.nCopies(count, event).stream()
                .flatMap(e -> Stream.of(e, new Event.RecordEnd()))).toArray(Event[]::new);
    }
}
