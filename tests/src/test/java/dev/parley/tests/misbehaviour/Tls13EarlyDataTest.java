package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.RawHello.server;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tls.EarlyData;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Early data that is too much, never ends, or is answered wrongly (RFC 9846 sections 4.3.10, 4.6 and 4.7.1). */
class Tls13EarlyDataTest {
    private static final Scene EARLY = Tls13Scenes.early(SERVER);
    private static final Scene REJECTED = Tls13Scenes.rejectedEarlyData(SERVER);
    /** What is skipped at least, however little is permitted. */
    private static final int SKIPPED = 1 << 14;

    @TestFactory
    Stream<DynamicTest> acceptedUpToTheLimit() {
        return Stream.of(Tls13Scenes.EARLY_DATA, Tls13Scenes.EARLY_DATA - 1)
                .map(size -> dynamicTest(size + " bytes", () -> {
            EngineEnd engine = EARLY.play(early(Bytes.zeros(size))).engine();
            assertEquals(EarlyData.ACCEPTED, engine.connected().earlyData());
            assertEquals(size, engine.received().length);
        }));
    }

    @TestFactory
    Stream<DynamicTest> accepted() {
        return Stream.of(
                dynamicTest("more than the ticket permits (4.7.1)", () -> {
                    Performance performance = EARLY.play(early(Bytes.zeros(Tls13Scenes.EARLY_DATA), Bytes.of(1)));
                    performance.assertClosedAfterData(new Refusal(AlertDescription.UNEXPECTED_MESSAGE, "WAIT_EOED",
                            "more early data than the ticket permits"));
                }),
                refused("no EndOfEarlyData (4.6)", EARLY, Edit.skip(Message.END_OF_EARLY_DATA),
                        AlertDescription.BAD_RECORD_MAC, "WAIT_EOED", ""),
                refused("no EndOfEarlyData, Finished under early keys (4.6)", EARLY,
                        Edit.second(Edit.skip(Message.END_OF_EARLY_DATA).then(Edit.keepKeys())),
                        AlertDescription.UNEXPECTED_MESSAGE, "WAIT_EOED", "message type 20 of content 22 under early"),
                refused("a byte in EndOfEarlyData (4.6)", EARLY, Edit.body(Message.END_OF_EARLY_DATA, b -> Bytes.of(0)),
                        AlertDescription.DECODE_ERROR, "WAIT_EOED", "trailing bytes: 1"),
                refused("early data behind EndOfEarlyData (4.6)", EARLY,
                        Edit.after(Message.END_OF_EARLY_DATA, new Event.RecordEnd(), Messages.data("late")),
                        AlertDescription.BAD_RECORD_MAC, "WAIT_FINISHED", ""));
    }

    /** Section 4.3.10: the server "skips past early data", "up to the configured max_early_data_size". */
    @Test
    void rejectedEarlyDataIsSkippedUpToTheLimit() {
        Performance performance = REJECTED.play(early(Bytes.zeros(SKIPPED)));
        assertEquals(EarlyData.REJECTED, performance.engine().connected().earlyData());
        performance.assertSucceeded();
    }

    @TestFactory
    Stream<DynamicTest> rejected() {
        return Stream.of(
                refused("more rejected early data than is skipped (4.3.10)", REJECTED,
                        early(Bytes.zeros(SKIPPED), Bytes.of(1)),
                        AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED",
                        "too much data under keys that were declined"),
                refused("more empty records of it than is reasonable", REJECTED,
                        early(IntStream.range(0, SKIPPED / 64 + 65).mapToObj(i -> Bytes.EMPTY).toArray(Bytes[]::new)),
                        AlertDescription.UNEXPECTED_MESSAGE, "WAIT_FINISHED",
                        "too much data under keys that were declined"),
                refused("EndOfEarlyData though it was rejected (4.6)", REJECTED, Edit.before(Message.TLS13_FINISHED,
                        Messages.framed(Message.END_OF_EARLY_DATA, Bytes.EMPTY)), AlertDescription.UNEXPECTED_MESSAGE,
                        "WAIT_FINISHED", "message type 5 of content 22 under handshake"),
                new LateMisdeed("early data behind what opened (4.3.10)", REJECTED,
                        peer -> peer.send(Messages
                                .unprotected(new Event.Sent(ContentType.APPLICATION_DATA.code(), Bytes.zeros(30)))),
                        new Refusal(AlertDescription.BAD_RECORD_MAC, "CONNECTED", "")).test());
    }

    /** Section 4.3.10: the client must see through a server that accepts what it did not offer so. */
    @TestFactory
    Stream<DynamicTest> answers() {
        Scene offered = Tls13Scenes.early(CLIENT);
        return Stream.of(
                refused("early_data that was not offered (4.3)", Tls13Scenes.full(CLIENT),
                        encrypted(ExtensionType.EARLY_DATA),
                        AlertDescription.UNSUPPORTED_EXTENSION, "WAIT_EE", "early_data"),
                refused("early data without the key it came with", offered,
                        server(Message.SERVER_HELLO13, h -> h.without(ExtensionType.PRE_SHARED_KEY)),
                        AlertDescription.BAD_RECORD_MAC, "WAIT_EE", ""));
    }

    private static Edit encrypted(ExtensionType type) {
        return Edit.body(Message.ENCRYPTED_EXTENSIONS, body -> RawHello.split(body, 0).plus(type, Bytes.EMPTY).join());
    }

    /** Sends records of data behind the first flight, when its keys are early ones. */
    private static Edit early(Bytes... records) {
        return flight -> flight.stream().anyMatch(event -> event.sends(Message.CLIENT_HELLO))
                ? Stream.concat(flight.stream(), Stream.of(records).map(content ->
                        Messages.record(ContentType.APPLICATION_DATA, content))).toList()
                : flight;
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit, AlertDescription alert, String state,
            String reason) {
        return new Misdeed(name, scene, edit, new Refusal(alert, state, reason)).test();
    }
}
