package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.before;
import static dev.parley.tests.misbehaviour.Messages.framed;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** KeyUpdates that come too early, too often, or without new keys (RFC 9846 section 4.7.3). */
class Tls13KeyUpdateTest {
    private static final Bytes NOT_REQUESTED = Bytes.of(0);
    private static final Bytes REQUESTED = Bytes.of(1);
    private static final int MANY = 1000;
    private static final int RECORDS_PER_KEY = 64;
    /** What one side takes in a row. */
    private static final int MOST = 32;

    @TestFactory
    Stream<DynamicTest> content() {
        return both(side -> Stream.of(
                late("another request_update", side, peer -> peer.send(framed(Message.KEY_UPDATE, Bytes.of(2))),
                        AlertDescription.ILLEGAL_PARAMETER, "request_update"),
                late("no request_update", side, peer -> peer.send(framed(Message.KEY_UPDATE, Bytes.EMPTY)),
                        AlertDescription.DECODE_ERROR, "KeyUpdate.request_update at offset 0"),
                late("two bytes", side, peer -> peer.send(framed(Message.KEY_UPDATE, Bytes.of(0, 0))),
                        AlertDescription.DECODE_ERROR, "trailing bytes: 1")));
    }

    @TestFactory
    Stream<DynamicTest> keys() {
        return both(side -> Stream.of(
                late("data under the old keys behind it", side,
                        peer -> peer.send(framed(Message.KEY_UPDATE, NOT_REQUESTED), Messages.data("old")),
                        AlertDescription.BAD_RECORD_MAC, ""),
                late("a second one in its record (5.1)", side,
                        peer -> peer.send(framed(Message.KEY_UPDATE, NOT_REQUESTED),
                                framed(Message.KEY_UPDATE, NOT_REQUESTED)),
                        AlertDescription.UNEXPECTED_MESSAGE, "a key change within a message"),
                late("part of a message behind it (5.1)", side,
                        peer -> peer.send(Messages.handshakeBytes(Bytes.of(24, 0, 0, 1, 0, 24))),
                        AlertDescription.UNEXPECTED_MESSAGE, "a key change within a message")));
    }

    @TestFactory
    Stream<DynamicTest> beforeFinished() {
        return both(side -> Stream.of(new Misdeed("KeyUpdate before Finished", Tls13Scenes.full(side),
                before(Message.TLS13_FINISHED, framed(Message.KEY_UPDATE, NOT_REQUESTED)),
                new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED",
                        "message type 24 of content 22 under handshake")).test()));
    }

    /** Each one is a new key to be computed; without data between there is no reason for so many. */
    @TestFactory
    Stream<DynamicTest> floodsAreStopped() {
        return both(side -> Stream.of(NOT_REQUESTED, REQUESTED).map(request -> dynamicTest(
                (request.equals(REQUESTED) ? "requests to a " : "updates to a ") + side, () -> {
                    Performance performance = Tls13Scenes.full(side).play(Edit.none());
                    performance.engine().connected();
                    for (int i = 0; i < MANY; i++) {
                        performance.peer().sendBeside(Message.KEY_UPDATE, request);
                    }
                    performance.run().assertClosed(new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "CONNECTED",
                            "too many key changes without data"));
                    long answers = performance.peer().records().stream().filter(r -> r.sends(Message.KEY_UPDATE))
                            .count();
                    assertTrue(request.equals(REQUESTED) ? answers > 0 && answers <= MOST : answers == 0,
                            answers + " answers");
                })));
    }

    /** With data between there may be any number. */
    @TestFactory
    Stream<DynamicTest> updatesWithDataBetweenAreNoFlood() {
        return both(side -> Stream.of(dynamicTest("to a " + side, () -> {
            Performance performance = Tls13Scenes.full(side).play(Edit.none());
            for (int i = 0; i < MANY; i++) {
                performance.peer().sendBeside(Message.KEY_UPDATE, NOT_REQUESTED);
                performance.peer().send(Messages.data("x"));
            }
            performance.run().engine().connected();
            assertEquals(MANY, performance.engine().received().length);
        })));
    }

    /** Section 5.5: who sends much replaces its keys before the limit of the algorithm is reached. */
    @TestFactory
    Stream<DynamicTest> limitsOfKeysLeadToUpdates() {
        return both(side -> Stream.of(dynamicTest("of a " + side, () -> {
            Performance performance = Tls13Scenes.limitedKeys(side, RECORDS_PER_KEY).play(Edit.none());
            for (int i = 0; i < MANY; i++) {
                performance.engine().send(new byte[1]);
                performance.run();
            }
            performance.engine().connected();
            assertEquals(MANY, performance.peer().received().length());
            List<Integer> updates = updates(performance.peer().records());
            assertTrue(updates.size() >= MANY / RECORDS_PER_KEY, updates::toString);
            for (int i = 1; i < updates.size(); i++) {
                assertTrue(updates.get(i) - updates.get(i - 1) <= RECORDS_PER_KEY, updates::toString);
            }
        })));
    }

    private static List<Integer> updates(List<Event.Sent> records) {
        return IntStream.range(0, records.size()).filter(i -> records.get(i).sends(Message.KEY_UPDATE)).boxed()
                .toList();
    }

    private static DynamicTest late(String name, Side side, Consumer<ScriptedPeer> deed, AlertDescription alert,
            String reason) {
        return new LateMisdeed("KeyUpdate with " + name, Tls13Scenes.full(side), deed,
                new Refusal(alert, "CONNECTED", reason)).test();
    }

    private static Stream<DynamicTest> both(Function<Side, Stream<DynamicTest>> tests) {
        return Stream.of(Side.values()).flatMap(tests);
    }
}
