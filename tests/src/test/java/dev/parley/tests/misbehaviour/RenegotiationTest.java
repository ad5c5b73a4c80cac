package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What comes after a handshake that belongs into one. */
class RenegotiationTest {
    private static final Alert NO_RENEGOTIATION = new Alert(AlertLevel.WARNING, AlertDescription.NO_RENEGOTIATION);

    /** RFC 5246 section 7.2.2: no_renegotiation is a warning, and the connection goes on. */
    @Test
    void aClientThatWantsToRenegotiateIsRefusedAndServedOn() {
        List<Event> hello = new ArrayList<>();
        Performance performance = Scene.ephemeral(Side.SERVER).play(Edit.each(event -> {
            if (event.sends(Message.CLIENT_HELLO)) {
                hello.add(event);
            }
            return List.of(event);
        }));
        performance.engine().connected();
        performance.peer().send(hello.get(0));
        performance.run();
        assertEquals(List.of(NO_RENEGOTIATION), performance.peer().alerts());
        performance.assertSucceeded();
    }

    /** RFC 5246 section 7.4.1.1. */
    @Test
    void aServerThatWantsToRenegotiateIsRefusedAndUsedOn() {
        Performance performance = Scene.ephemeral(Side.CLIENT).play(Edit.none());
        performance.engine().connected();
        performance.peer().send(Messages.framed(Message.HELLO_REQUEST, Bytes.EMPTY));
        performance.run();
        assertEquals(List.of(NO_RENEGOTIATION), performance.peer().alerts());
        performance.assertSucceeded();
    }

    @TestFactory
    Stream<DynamicTest> nothingElseOfAHandshakeMayFollowIt() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                closes("Finished", side, Messages.framed(Message.TLS12_FINISHED, Bytes.zeros(12)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                closes("ChangeCipherSpec", side, Messages.changeCipherSpec(), AlertDescription.UNEXPECTED_MESSAGE),
                closes("ServerHello", side, Messages.framed(Message.SERVER_HELLO12, Bytes.zeros(38)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                closes("an unknown handshake message", side, Messages.handshake(99, Bytes.EMPTY),
                        AlertDescription.UNEXPECTED_MESSAGE),
                closes("a handshake message in the clear", side,
                        new Event.Raw(Bytes.of(22, 3, 3, 0, 4, 0, 0, 0, 0)), AlertDescription.BAD_RECORD_MAC)));
    }

    @TestFactory
    Stream<DynamicTest> onlyAClientMayAskForAHandshakeWithAHello() {
        return Stream.of(
                closes("ClientHello", Side.CLIENT, Messages.framed(Message.CLIENT_HELLO, Bytes.zeros(41)),
                        AlertDescription.UNEXPECTED_MESSAGE),
                closes("HelloRequest", Side.SERVER, Messages.framed(Message.HELLO_REQUEST, Bytes.EMPTY),
                        AlertDescription.UNEXPECTED_MESSAGE));
    }

    /** RFC 5246 sections 6.1 and 6.2.3.3: the sequence number is authenticated. */
    @TestFactory
    Stream<DynamicTest> recordsAreNeitherRepeatedNorLeftOut() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                closes("a repeated record", side, new Event.Record(23, Bytes.EMPTY, record -> Bytes.concat(
                        Bytes.wrap(record), Bytes.wrap(record)).toByteArray()), AlertDescription.BAD_RECORD_MAC),
                dynamicTest("a missing record to a " + side, () -> {
                    Performance performance = Scene.ephemeral(side).play(Edit.none());
                    performance.engine().connected();
                    performance.peer().send(new Event.Record(23, Bytes.ofUtf8("lost"), record -> new byte[0]),
                            Messages.data("next"));
                    performance.run().assertClosed(AlertDescription.BAD_RECORD_MAC);
                })));
    }

    private static DynamicTest closes(String name, Side side, Event event, AlertDescription alert) {
        return dynamicTest(name + " to a " + side + " -> " + alert.label(), () -> {
            Performance performance = Scene.ephemeral(side).play(Edit.none());
            performance.engine().connected();
            performance.peer().send(event);
            performance.run().assertClosed(alert);
        });
    }
}
