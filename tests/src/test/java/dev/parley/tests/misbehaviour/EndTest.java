package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.before;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.TlsException;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Connections that end, orderly or not (RFC 5246 section 7.2.1). */
class EndTest {
    /** Every byte takes a while; a step that no length of the protocol shares finds every part of a message. */
    private static final int STEP = Profile.isFull() ? 1 : 7;
    private static final Alert CLOSE_NOTIFY = new Alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);

    /** Wherever the network ends, the handshake fails, without an alert to nobody. */
    @TestFactory
    Stream<DynamicTest> theNetworkEndsWithinTheHandshake() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(Scene.ephemeral(side), Scene.resumption(side)))
                .map(scene -> dynamicTest(scene + " to a " + scene.underTest(), () -> {
                    int end = 0;
                    Performance performance = scene.prepare(Edit.none(), RecordFormat.MAX_CONTENT);
                    // Signatures differ in length from run to run, so each run says for itself whether it was cut.
                    while (carry(performance, end)) {
                        performance.engine().endOfInput();
                        TlsException failure = performance.engine().failure().orElseThrow();
                        assertTrue(failure.isFromPeer() && failure.alert().isEmpty(), failure.getMessage());
                        assertTrue(performance.engine().engine().info().isEmpty(), "connected after " + end + " bytes");
                        performance.assertDead(failure);
                        end += STEP;
                        performance = scene.prepare(Edit.none(), RecordFormat.MAX_CONTENT);
                    }
                    performance.engine().connected();
                    assertTrue(end > 100, "there was a handshake to cut");
                }));
    }

    @TestFactory
    Stream<DynamicTest> closeNotifyWithinTheHandshake() {
        return Stream.of(
                closed(Side.SERVER, Message.CLIENT_HELLO), closed(Side.SERVER, Message.CLIENT_KEY_EXCHANGE),
                closed(Side.SERVER, Message.TLS12_FINISHED), closed(Side.CLIENT, Message.SERVER_HELLO12),
                closed(Side.CLIENT, Message.SERVER_HELLO_DONE), closed(Side.CLIENT, Message.TLS12_FINISHED));
    }

    /** RFC 9846 section 6: the level "can safely be ignored"; what is no warning of TLS 1.2 ends the connection. */
    @TestFactory
    Stream<DynamicTest> anAlertOfAnUnknownLevelIsFatal() {
        Event.Sent alert = Messages.alert(AlertLevel.of(3), AlertDescription.HANDSHAKE_FAILURE);
        return Stream.of(Scene.ephemeral(Side.SERVER), Scene.ephemeral(Side.CLIENT)).map(scene ->
                dynamicTest("to a " + scene.underTest(), () -> assertEndedBy(scene, alert)));
    }

    @TestFactory
    Stream<DynamicTest> aFatalAlertWithinTheHandshake() {
        Event.Sent alert = Messages.alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE);
        return Stream.of(Scene.ephemeral(Side.SERVER), Scene.ephemeral(Side.CLIENT)).map(scene ->
                dynamicTest("to a " + scene.underTest(), () -> assertEndedBy(scene, alert)));
    }

    private static void assertEndedBy(Scene scene, Event.Sent alert) {
        Performance performance = scene.play(before(Message.TLS12_FINISHED, alert));
        assertTrue(performance.peer().wasEdited());
        TlsException failure = performance.engine().failure().orElseThrow();
        assertTrue(failure.isFromPeer());
        assertEquals(Optional.of(AlertDescription.HANDSHAKE_FAILURE), failure.alert());
        assertEquals(List.of(), performance.peer().alerts(), "an alert is not answered");
        performance.assertDead(failure);
    }

    @TestFactory
    Stream<DynamicTest> closeNotifyIsAnsweredAndNothingIsAcceptedBehindIt() {
        return Stream.of(Side.values()).map(side -> dynamicTest("to a " + side, () -> {
            Performance performance = connected(side);
            performance.peer().send(Messages.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY),
                    Messages.data("late"));
            performance.run();
            EngineEnd engine = performance.engine();
            assertTrue(engine.failure().isEmpty() && engine.engine().isInputClosed());
            assertFalse(engine.engine().canReceive() || engine.engine().canWrite());
            assertEquals(List.of(CLOSE_NOTIFY), performance.peer().alerts());
            assertArrayEquals(new byte[0], engine.received());
            engine.endOfInput();
            assertTrue(engine.failure().isEmpty(), "an announced end is no failure");
        }));
    }

    @TestFactory
    Stream<DynamicTest> anEndThatIsNotAnnouncedIsAFailure() {
        return Stream.of(Side.values()).map(side -> dynamicTest("to a " + side, () -> {
            Performance performance = connected(side);
            performance.engine().endOfInput();
            TlsException failure = performance.engine().failure().orElseThrow();
            assertTrue(failure.isFromPeer() && failure.alert().isEmpty());
            performance.assertDead(failure);
        }));
    }

    @Test
    void closingTwiceSaysItOnce() {
        Performance performance = connected(Side.CLIENT);
        performance.engine().closeOutput();
        performance.engine().closeOutput();
        performance.run();
        assertEquals(List.of(CLOSE_NOTIFY), performance.peer().alerts());
    }

    private static Performance connected(Side side) {
        Performance performance = Scene.ephemeral(side).play(Edit.none());
        performance.engine().connected();
        return performance;
    }

    private static DynamicTest closed(Side side, Message next) {
        return dynamicTest("before " + next.label() + ", to a " + side, () -> {
            Performance performance = Scene.ephemeral(side).play(
                    before(next, Messages.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY)));
            assertTrue(performance.peer().wasEdited());
            TlsException failure = performance.engine().failure().orElseThrow();
            assertTrue(failure.isFromPeer() && failure.alert().isEmpty(), failure.getMessage());
            assertTrue(performance.engine().engine().info().isEmpty());
            performance.assertDead(failure);
        });
    }

    /** Carries bytes both ways, but at most so many to the engine; whether the peer had more to say. */
    private static boolean carry(Performance performance, int most) {
        int left = most;
        while (true) {
            byte[] out = performance.engine().take();
            performance.peer().give(out);
            byte[] in = performance.peer().take();
            if (out.length == 0 && in.length == 0) {
                return false;
            }
            performance.engine().give(Arrays.copyOf(in, Math.min(in.length, left)));
            if (in.length > left) {
                performance.engine().take();
                return true;
            }
            left -= in.length;
        }
    }
}
