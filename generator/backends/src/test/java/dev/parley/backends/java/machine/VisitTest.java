package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages that are sent ahead, that come twice, that lag, and that come in blocks. */
class VisitTest {
    private static final int TALK = 1;
    private static final int BELL = 2;
    private static final int GOODS = 3;

    private static Protocol protocol;

    private final Party guest = party("Guest").says("hello", protocol.value("Hello", "01" + "0155"));
    private final Party door = party("Door").says("entry", protocol.value("Welcome", "01" + "00"))
            .says("again", protocol.value("Welcome", "00" + "01")).answers("choose", a -> protocol.message("ENTRY"));

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("visit.parley");
    }

    private static Party party(String title) {
        return new Party(protocol, title)
                .answers("mix", a -> Mix.of((Secret) a[0], (String) a[1], (Bytes) a[2], 2))
                .answers("remembered", a -> Secret.copyOf((Bytes) a[0]))
                .answers("agree", a -> Mix.of(Secret.take(new byte[1]), "agree", (Bytes) a[0], 4));
    }

    private void meet() throws ProtocolException {
        door.start();
        guest.start();
        Party.talk(guest, door);
    }

    private static List<String> path(Party party) {
        return party.steps.stream().map(step -> (step.sent() ? "!" : "?") + step.message().label()).toList();
    }

    @Test
    void goodsSentAheadPassIfTheDoorAdmitsThem() throws Exception {
        door.start();
        guest.start();
        guest.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(7));
        door.take(guest.outbox.poll());
        assertTrue(door.readKeys.startsWith("early"));
        Party.talk(guest, door);

        assertEquals(List.of("Goods07"), door.beside);
        assertEquals(List.of("!Hello", "?Entry", "?Ready", "!LastEarly", "!Confirm"), path(guest));
        assertTrue(door.machine.isDone());
        assertFalse(door.machine.skipsUnreadable());
    }

    @Test
    void aDoorThatDeclinesNeverMakesTheKeysAndSkipsUntilTheFlowGoesOn() throws Exception {
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        door.start();
        guest.start();
        assertFalse(door.machine.skipsUnreadable());
        door.take(guest.outbox.poll());

        assertTrue(door.readKeys.startsWith("locked"));
        assertFalse(door.made.stream().anyMatch(secret -> secret.length() == 2 && !secret.isDestroyed()));
        assertTrue(door.machine.skipsUnreadable());
        door.receive(GOODS, "99");
        assertEquals(List.of(), door.beside);
        Party.talk(guest, door);
        assertTrue(door.machine.isDone());
        assertFalse(door.machine.skipsUnreadable());
    }

    @Test
    void goodsThatWereDeclinedBeforeAnotherHelloAreDiscarded() throws Exception {
        door.answers("choose", a -> protocol.message("AGAIN"));
        door.start();
        guest.start();
        guest.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(7));
        Party.Packet hello = guest.outbox.poll();
        Party.Packet goods = guest.outbox.poll();
        door.take(hello);
        assertEquals("WAIT_HELLO", door.machine.state());
        assertTrue(door.machine.skipsUnreadable());
        door.machine.receive(goods.contentType(), goods.content());
        assertEquals(List.of(), door.beside);

        guest.says("hello", protocol.value("Hello", "00" + "0166"));
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        Party.talk(guest, door);
        assertTrue(door.machine.isDone());
        assertEquals(List.of("!Hello", "?Again", "!Hello", "?Entry", "?Ready", "!Confirm"), path(guest));
    }

    @Test
    void goodsThatNobodyOfferedAreUnexpected() throws Exception {
        guest.says("hello", protocol.value("Hello", "00" + "0155"));
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        door.start();
        guest.start();
        door.take(guest.outbox.poll());
        assertFalse(door.machine.skipsUnreadable());
        assertEquals("odd", assertThrows(ProtocolException.class, () -> door.receive(GOODS, "99")).alert().label());
    }

    @Test
    void valuesOfAMessageThatComesTwiceAreReplacedAndWiped() throws Exception {
        door.answers("choose", a -> protocol.message("AGAIN"));
        door.start();
        guest.start();
        Secret first = (Secret) guest.get("shared");
        door.take(guest.outbox.poll());
        assertFalse(first.isDestroyed());
        guest.says("hello", protocol.value("Hello", "00" + "0166"));
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        Party.talk(guest, door);

        assertTrue(first.isDestroyed());
        assertNotEquals(first, guest.get("shared"));
        assertFalse((Boolean) guest.get("offers"));
    }

    @Test
    void theReplacedTranscriptIsTheSameForBoth() throws Exception {
        door.answers("choose", a -> protocol.message("AGAIN"));
        guest.answers("hello", new Party.Answer() {
            private boolean second;

            @Override
            public Object to(Object[] arguments) {
                String early = second ? "00" : "01";
                second = true;
                return protocol.value("Hello", early + "0155");
            }
        });
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        meet();
        assertTrue(door.machine.isDone());
    }

    @Test
    void slowScheduleValuesAreMadeByATaskBeforeTheKeysAreDue() throws Exception {
        door.start();
        guest.start();
        door.machine.receive(TALK, guest.outbox.poll().content());
        assertFalse(door.machine.isReading());
        assertTrue(door.made.stream().noneMatch(secret -> secret.length() == 4));
        door.machine.pendingTask().run();
        assertEquals(1, door.made.stream().filter(secret -> secret.length() == 4).count());
        door.machine.resume();
        assertEquals(1, door.made.stream().filter(secret -> secret.length() == 4).count());
    }

    @Test
    void secretsThatAreMadeOnTheWayAreWipedAtOnce() throws Exception {
        meet();
        List<Secret> alive = guest.made.stream().filter(secret -> !secret.isDestroyed()).toList();
        assertEquals(List.of(guest.get("shared"), guest.get("earlySecret"), guest.get("root")), alive);
    }

    @Test
    void aLateMessageIsAcceptedUnderTheFormerKeys() throws Exception {
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        door.start();
        guest.start();
        assertFalse(door.machine.mayLag());
        door.take(guest.outbox.poll());
        assertTrue(door.machine.mayLag());
        door.machine.receiveLate(BELL, Bytes.of(3));

        assertEquals(List.of("Fire03"), door.beside);
        assertTrue(door.machine.isClosed());
    }

    @Test
    void nothingElseMayBeLate() throws Exception {
        door.says("entry", protocol.value("Welcome", "00" + "00"));
        door.start();
        guest.start();
        door.take(guest.outbox.poll());
        ProtocolException e = assertThrows(ProtocolException.class,
                () -> door.machine.receiveLate(TALK, Bytes.fromHex("050002aabb")));
        assertEquals("odd", e.alert().label());
    }

    @Test
    void nothingIsLateOnceTheFlowWentOn() throws Exception {
        meet();
        assertFalse(door.machine.mayLag());
        assertThrows(IllegalStateException.class, () -> door.machine.receiveLate(BELL, Bytes.of(3)));
    }

    @Test
    void aBlockIsContiguousInItsLane() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("ASK"), Bytes.of(1));
        Party.talk(guest, door);
        guest.machine.sendAmbient(protocol.message("PAPER"), Bytes.of(1));
        assertFalse(guest.machine.maySend(protocol.message("GOODS")));
        assertFalse(guest.machine.maySend(protocol.message("PAPER")));
        assertTrue(guest.machine.maySend(protocol.message("STAMP")));
        Party.talk(guest, door);
        assertThrows(ProtocolException.class, () -> door.receive(GOODS, "01"));
    }

    @Test
    void aBlockEndsWithItsLastPart() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("ASK"), Bytes.of(1));
        Party.talk(guest, door);
        guest.machine.sendAmbient(protocol.message("PAPER"), Bytes.of(1));
        guest.machine.sendAmbient(protocol.message("STAMP"), Bytes.of(1, 9));
        guest.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(5));
        Party.talk(guest, door);
        assertEquals(List.of("Paper01", "Stamp0109", "Goods05"), door.beside);
    }

    @Test
    void aGuardedPartOfABlockIsLeftOutByBoth() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("ASK"), Bytes.of(1));
        Party.talk(guest, door);
        guest.machine.sendAmbient(protocol.message("PAPER"), Bytes.of(0));
        assertFalse(guest.machine.maySend(protocol.message("STAMP")));
        guest.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(5));
        Party.talk(guest, door);
        assertEquals(List.of("Paper00", "Goods05"), door.beside);
        assertThrows(ProtocolException.class, () -> door.receive(TALK, "08" + "0002" + "0109"));
    }

    @Test
    void aBlockThatNobodyAskedForIsUnexpected() throws Exception {
        meet();
        assertFalse(guest.machine.maySend(protocol.message("PAPER")));
        assertThrows(ProtocolException.class, () -> door.receive(TALK, "07" + "0001" + "00"));
    }
}
