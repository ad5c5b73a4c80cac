package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.before;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Peers that send much and say nothing are stopped, so that none can keep this side busy for free. */
class FloodTest {
    private static final int MANY = 1000;
    private static final Event WARNING = Messages.alert(AlertLevel.WARNING, AlertDescription.USER_CANCELED);
    private static final Event EMPTY =
            new Event.Record(Message.APPLICATION_DATA.contentType(), Bytes.EMPTY, record -> record);
    private static final Event HELLO_REQUEST = Messages.framed(Message.HELLO_REQUEST, Bytes.EMPTY);

    @TestFactory
    Stream<DynamicTest> duringTheHandshake() {
        return Stream.of(
                refused("warnings (CVE-2016-8610)", Side.SERVER, Message.CLIENT_HELLO, apart(WARNING)),
                refused("warnings (CVE-2016-8610)", Side.SERVER, Message.TLS12_FINISHED, apart(WARNING)),
                refused("warnings (CVE-2016-8610)", Side.CLIENT, Message.SERVER_HELLO12, apart(WARNING)),
                refused("warnings (CVE-2016-8610)", Side.CLIENT, Message.TLS12_FINISHED, apart(WARNING)),
                refused("HelloRequests", Side.CLIENT, Message.SERVER_HELLO12, many(HELLO_REQUEST)),
                refused("HelloRequests", Side.CLIENT, Message.SERVER_HELLO_DONE, apart(HELLO_REQUEST)));
    }

    @TestFactory
    Stream<DynamicTest> afterTheHandshake() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                stopped("warnings", side, apart(WARNING)), stopped("empty records", side, many(EMPTY))));
    }

    private static DynamicTest refused(String name, Side side, Message next, Event[] flood) {
        return new Misdeed(name + " before " + next.label() + ", to a " + side, Scene.ephemeral(side),
                before(next, flood), AlertDescription.UNEXPECTED_MESSAGE).test();
    }

    private static DynamicTest stopped(String name, Side side, Event[] flood) {
        return dynamicTest(name + " to a " + side, () -> {
            Performance performance = Scene.ephemeral(side).prepare(Edit.none(), RecordFormat.MAX_CONTENT).run();
            performance.engine().connected();
            assertTrue(performance.peer().isConnected());
            performance.peer().send(flood);
            performance.run().assertClosed(AlertDescription.UNEXPECTED_MESSAGE);
        });
    }

    private static Event[] many(Event event) {
        return Collections.nCopies(MANY, event).toArray(Event[]::new);
    }

    /** Each in a record of its own. */
    private static Event[] apart(Event event) {
        return Stream.generate(() -> Stream.of(event, new Event.RecordEnd())).limit(MANY).flatMap(e -> e)
                .toArray(Event[]::new);
    }
}
