package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.java.Names;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both machines of a small protocol talk to each other. */
class DoorTest {
    private static final int TALK = 1;
    private static final int BELL = 2;
    private static final int GOODS = 3;
    private static final int MARK = 4;

    private static Protocol protocol;

    private Party guest = guest("01" + "02aabb" + "00");
    private Party door = door("03" + "0102" + "00");

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("door.parley");
    }

    private static Party guest(String hello) {
        Party party = party("Guest").says("hello", protocol.value("Hello", hello));
        return party.says("answer", protocol.value("Answer", "2a"));
    }

    private static Party door(String welcome) {
        Party party = party("Door").says("welcome", protocol.value("Welcome", welcome));
        return party.says("badge", protocol.value("Badge", "0700")).says("question", protocol.value("Question", "000161"))
                .says("curious", false);
    }

    private static Party party(String title) {
        Object key = Proxy.newProxyInstance(protocol.type("Key").getClassLoader(), new Class<?>[] {protocol.type("Key")},
                (proxy, method, arguments) -> null);
        return new Party(protocol, title)
                .answers("mix", a -> Mix.of((Secret) a[0], (String) a[1], (Bytes) a[2], (Integer) a[3]))
                .says("keyOf", key)
                .answers("remembered", a -> Secret.copyOf((Bytes) a[0]))
                .answers("agree", a -> Secret.copyOf(Bytes.concat((Bytes) a[0], (Bytes) a[0])))
                .answers("sign", a -> ((Bytes) a[1]).slice(0, 2))
                .answers("verify", a -> ((Bytes) a[1]).slice(0, 2).equals(a[2]));
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
    void theFullFlowEndsInsideUnderTheSameKeys() throws Exception {
        meet();

        assertEquals(List.of("!Hello", "?Welcome", "?Badge", "?Over", "!Mark", "!Proof", "?Mark", "?Proof"), path(guest));
        assertEquals(List.of("?Hello", "!Welcome", "!Badge", "!Over", "?Mark", "?Proof", "!Mark", "!Proof"), path(door));
        assertEquals("INSIDE", guest.machine.state());
        assertTrue(guest.machine.isDone());
        assertTrue(door.machine.isDone());
    }

    @Test
    void stepsNameTheirStatesTheirEpochAndTheirLine() throws Exception {
        meet();
        var last = guest.steps.get(guest.steps.size() - 1);

        assertEquals("PROOF_D", last.from());
        assertEquals("INSIDE", last.to());
        assertEquals("locked", last.epoch());
        assertEquals("PROOF_D", line(last.spec()).substring(1).split(" ")[0]);
        assertEquals("plain", guest.steps.get(0).epoch());
    }

    private static String line(String cite) {
        int number = Integer.parseInt(cite.substring(cite.indexOf(':') + 1));
        return Protocol.read("door.parley").lines().skip(number - 1).findFirst().orElseThrow().strip();
    }

    @Test
    void aGuardedMessageIsLeftOutByBoth() throws Exception {
        guest = guest("02" + "00" + "00");
        meet();
        assertEquals(List.of("!Hello", "?Welcome", "?Over", "!Mark", "!Proof", "?Mark", "?Proof"), path(guest));
    }

    @Test
    void aChoiceOfTheSenderIsLearntFromWhatArrives() throws Exception {
        door.says("curious", true).answers("choose", a -> protocol.message("QUESTION"));
        meet();
        assertEquals(List.of("!Hello", "?Welcome", "?Badge", "?Question", "?Over", "!Answer", "!Mark", "!Proof", "?Mark",
                "?Proof"), path(guest));
    }

    @Test
    void withoutASayThePolicyTakesTheFirstMessageOfTheFlow() throws Exception {
        door.says("curious", true);
        meet();
        assertFalse(path(guest).contains("?Question"));
    }

    @Test
    void anUnenabledChoiceIsAFailureOfThisSide() throws Exception {
        door.says("curious", true).answers("choose", a -> protocol.message("PROOF"));
        ProtocolException e = assertThrows(ProtocolException.class, this::meet);
        assertEquals("failed", e.alert().label());
    }

    @Test
    void publicDataDecidesForTheShortFlow() throws Exception {
        guest = guest("01" + "00" + "0109");
        door = door("03" + "0102" + "0109");
        meet();
        assertEquals(List.of("!Hello", "?Welcome", "?Mark", "?Proof", "!Mark", "!Proof"), path(guest));
        assertTrue(door.machine.isDone());
    }

    @Test
    void aFactThatMissesItsRequirementIsForbidden() throws Exception {
        guest.start();
        refused("wrong", guest, TALK, welcome("03" + "0102" + "0109"));
    }

    @Test
    void aFalseRequirementIsAnsweredWithItsAlert() throws Exception {
        guest.start();
        refused("bad_level", guest, TALK, welcome("06" + "0102" + "00"));
    }

    @Test
    void aMissingValueIsAnsweredWithTheAlertOfItsLet() throws Exception {
        guest = guest("01" + "00" + "0109").answers("remembered", a -> null);
        guest.start();
        refused("no_key", guest, TALK, welcome("03" + "0102" + "0109"));
    }

    @Test
    void aWrongSignatureIsAnsweredWithTheAlertOfItsEquation() throws Exception {
        guest.start();
        guest.receive(TALK, welcome("03" + "0102" + "00"));
        refused("bad_badge", guest, TALK, "03" + "0004" + "07" + "02ffff");
    }

    @Test
    void aWrongProofIsAnsweredWithTheAlertOfItsEquation() throws Exception {
        door.start();
        guest.start();
        while (!guest.machine.state().equals("PROOF_D")) {
            Party sender = guest.outbox.isEmpty() ? door : guest;
            (sender == guest ? door : guest).take(sender.outbox.poll());
        }
        refused("bad_proof", guest, TALK, "07" + "0004" + "00000000");
    }

    @Test
    void slowWorkIsNeverDoneInline() throws Exception {
        guest.start();
        guest.machine.receive(TALK, Bytes.fromHex(welcome("03" + "0102" + "00")));
        boolean[] ran = new boolean[1];
        guest.answers("verify", a -> ran[0] = true);
        guest.machine.receive(TALK, Bytes.fromHex("03" + "0004" + "07" + "02aabb"));

        assertFalse(ran[0]);
        assertFalse(guest.machine.isReading());
        assertEquals("BADGE", guest.machine.state());
        guest.work();
        assertTrue(ran[0]);
        assertEquals("ASKING", guest.machine.state());
    }

    @Test
    void onlySlowMessagesMakeTasks() throws Exception {
        meet();
        assertEquals(2, guest.tasks);
        assertEquals(2, door.tasks);
    }

    @Test
    void theMessageBeforeAKeyChangeEndsItsRecord() throws Exception {
        guest.start();
        assertFalse(guest.outbox.peek().endsRecord());
        door.start();
        while (!guest.outbox.isEmpty() || !door.outbox.isEmpty()) {
            Party sender = guest.outbox.isEmpty() ? door : guest;
            Party.Packet packet = sender.outbox.poll();
            assertEquals(packet.contentType() == MARK, packet.endsRecord(), packet.toString());
            (sender == guest ? door : guest).take(packet);
        }
    }

    @Test
    void aFragmentPendingAtAKeyChangeIsRefused() throws Exception {
        guest = guest("01" + "00" + "0109");
        guest.start();
        guest.receive(TALK, welcome("03" + "0102" + "0109") + "07");
        refused("odd", guest, MARK, "01");
    }

    @Test
    void messagesMayComeInPiecesOfAnySize() throws Exception {
        door.start();
        guest.start();
        while (!guest.outbox.isEmpty() || !door.outbox.isEmpty()) {
            Party sender = guest.outbox.isEmpty() ? door : guest;
            Party.Packet packet = sender.outbox.poll();
            Party receiver = sender == guest ? door : guest;
            if (packet.contentType() == TALK) {
                for (int i = 0; i < packet.content().length(); i++) {
                    receiver.take(new Party.Packet(TALK, packet.content().slice(i, 1), false, packet.keys()));
                }
            } else {
                receiver.take(packet);
            }
        }
        assertTrue(guest.machine.isDone());
        assertTrue(door.machine.isDone());
    }

    @Test
    void severalMessagesMayShareARecordAcrossTasks() throws Exception {
        door.start();
        guest.start();
        door.take(guest.outbox.poll());
        Bytes flight = Bytes.concat(door.outbox.stream().map(Party.Packet::content).toList());
        door.outbox.clear();
        guest.receive(TALK, flight.toHex());
        Party.talk(guest, door);
        assertTrue(guest.machine.isDone());
    }

    @Test
    void secretsAreWipedWhenForgottenAndWhenClosed() throws Exception {
        meet();
        assertEquals(null, guest.get("fresh"));
        Secret master = (Secret) guest.get("master");
        Secret root = (Secret) guest.get("root");
        assertFalse(master.isDestroyed());
        guest.machine.close();

        assertTrue(master.isDestroyed());
        assertTrue(root.isDestroyed());
        assertTrue(guest.made.stream().allMatch(Secret::isDestroyed));
        assertFalse(door.made.stream().allMatch(Secret::isDestroyed));
    }

    @Test
    void aScheduleValueIsComputedOnce() throws Exception {
        meet();
        long blocks = guest.made.stream().filter(secret -> secret.length() == 8).count();
        assertEquals(1, blocks);
    }

    @Test
    void goodsPassBothWaysOnceInside() throws Exception {
        assertFalse(guest.machine.maySend(protocol.message("GOODS")));
        meet();
        guest.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(1));
        door.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(2));
        Party.talk(guest, door);

        assertEquals(List.of("Goods01"), door.beside);
        assertEquals(List.of("Goods02"), guest.beside);
    }

    @Test
    void goodsBeforeTheEndOfTheFlowAreUnexpected() throws Exception {
        guest.start();
        refused("odd", guest, GOODS, "01");
        assertThrows(IllegalStateException.class, () -> door.machine.sendAmbient(protocol.message("GOODS"), Bytes.EMPTY));
    }

    @Test
    void theReceiverChecksWhatItKnowsOfTheSendersGuard() throws Exception {
        guest = guest("01" + "00" + "0109");
        door = door("03" + "0102" + "0109");
        meet();
        refused("odd", guest, GOODS, "01");
    }

    @Test
    void aFarewellEndsOneLane() throws Exception {
        meet();
        guest.machine.sendAmbient(protocol.message("FAREWELL"), Bytes.of(0));
        Party.talk(guest, door);

        assertEquals(List.of("Farewell00"), door.beside);
        assertFalse(door.machine.isReading());
        assertFalse(door.machine.isClosed());
        assertTrue(door.machine.maySend(protocol.message("GOODS")));
        assertFalse(guest.machine.maySend(protocol.message("GOODS")));
        assertTrue(guest.machine.isReading());
        door.receive(GOODS, "01");
        assertEquals(List.of("Farewell00"), door.beside);
    }

    @Test
    void aFatalMessageClosesBoth() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("FIRE"), Bytes.of(1));
        Party.talk(guest, door);

        assertTrue(door.machine.isClosed());
        assertTrue(guest.machine.isClosed());
        assertEquals(List.of("Fire01"), guest.beside);
        assertTrue(guest.made.stream().allMatch(Secret::isDestroyed));
    }

    @Test
    void aDroppedMessageIsCountedBelow() throws Exception {
        guest.start();
        guest.receive(BELL, "02");
        assertEquals(List.of("Murmur02"), guest.beside);
        assertEquals("GREETING", guest.machine.state());
    }

    @Test
    void aMessageBesideTheFlowThatNoAliasMeansIsUnexpected() throws Exception {
        guest.start();
        refused("odd", guest, BELL, "09");
    }

    @Test
    void aMessageBesideTheFlowFromTheWrongSideIsUnexpected() throws Exception {
        door.start();
        refused("odd", door, BELL, "02");
    }

    @Test
    void anAnswerNeedsAnOpenQuestion() throws Exception {
        meet();
        assertFalse(door.machine.maySend(protocol.message("PONG")));
        guest.machine.sendAmbient(protocol.message("PING"), Bytes.EMPTY);
        Party.talk(guest, door);
        assertTrue(door.machine.maySend(protocol.message("PONG")));
        door.machine.sendAmbient(protocol.message("PONG"), Bytes.EMPTY);
        Party.talk(guest, door);

        assertFalse(door.machine.maySend(protocol.message("PONG")));
        assertEquals(List.of("Pong"), guest.beside);
        refused("odd", guest, TALK, "09" + "0000");
    }

    @Test
    void aDutyKeepsFromSendingUntilItIsDone() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(1));
        Party.talk(guest, door);
        assertFalse(guest.machine.maySend(protocol.message("GOODS")));
        guest.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        assertTrue(guest.outbox.peek().endsRecord());
        Party.talk(guest, door);
        assertEquals(List.of("Renew01"), guest.beside);
        assertEquals(List.of("Renew00"), door.beside);
    }

    @Test
    void aDutyIsNotSetWhereItsGuardIsFalse() throws Exception {
        meet();
        door.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        Party.talk(guest, door);
        assertTrue(guest.machine.maySend(protocol.message("GOODS")));
    }

    @Test
    void keysChangeBehindAMessageBesideTheFlow() throws Exception {
        meet();
        String before = guest.readKeys;
        door.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        Party.talk(guest, door);

        assertTrue(guest.readKeys.startsWith("renewed"));
        assertFalse(before.startsWith("renewed"));
        assertFalse(door.machine.maySend(protocol.message("GOODS")));
    }

    @Test
    void aFailingPolicyIsAFailureOfThisSideAndClosesTheMachine() {
        guest.answers("hello", a -> {
            throw new IllegalArgumentException("no");
        });
        ProtocolException e = assertThrows(ProtocolException.class, guest::start);
        assertEquals("failed", e.alert().label());
        assertEquals("no", e.getCause().getMessage());
        assertTrue(guest.machine.isClosed());
    }

    @Test
    void aFailingPrimitiveOfATaskIsAFailureOfThisSide() throws Exception {
        guest.answers("verify", a -> {
            throw new IllegalStateException("no");
        });
        guest.start();
        guest.receive(TALK, welcome("03" + "0102" + "00"));
        refused("failed", guest, TALK, "03" + "0004" + "07" + "02aabb");
    }

    @Test
    void everyMessageOutsideTheFlowIsUnexpectedInEveryState() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (String title : List.of("Guest", "Door")) {
            for (int steps = 0; steps < 9; steps++) {
                for (Object kind : protocol.type("Message").getEnumConstants()) {
                    setUp();
                    Party party = title.equals("Guest") ? guest : door;
                    advance(party, steps);
                    if (party.machine.isReading() && !isLegal(party, (MessageKind) kind)) {
                        inject(party, (MessageKind) kind);
                        seen.add(title + party.machine.state());
                    }
                }
            }
        }
        assertEquals(Set.of("DoorSTART", "DoorMARK_G", "DoorPROOF_G", "DoorINSIDE", "GuestGREETING", "GuestBADGE",
                "GuestASKING", "GuestMARK_D", "GuestPROOF_D", "GuestINSIDE"), seen);
    }

    private void setUp() {
        guest = guest("01" + "02aabb" + "00");
        door = door("03" + "0102" + "00");
    }

    private void advance(Party party, int steps) throws ProtocolException {
        Party peer = party == guest ? door : guest;
        door.start();
        guest.start();
        while (party.steps.size() < steps && (!party.outbox.isEmpty() || !peer.outbox.isEmpty())) {
            if (!peer.outbox.isEmpty()) {
                party.take(peer.outbox.poll());
            } else {
                peer.take(party.outbox.poll());
            }
        }
    }

    /** Whether the state gives it, by the model rather than by the code. */
    private boolean isLegal(Party party, MessageKind kind) {
        var machine = protocol.compilation().machines().get(party == guest ? 0 : 1);
        String wire = kind.contentType() + "/" + kind.typeCode();
        boolean main = machine.state(party.machine.state()).moves().stream()
                .map(move -> protocol.message(Names.upperSnake(move.sent().message().name().name())))
                .anyMatch(m -> wire.equals(m.contentType() + "/" + m.typeCode()));
        return main || kind.contentType() == BELL || party.machine.isDone() && (kind.contentType() == GOODS
                || Set.of("PING", "RENEW").contains(kind.toString()));
    }

    private void inject(Party party, MessageKind kind) {
        String hex = kind.typeCode() < 0 ? "01" : String.format("%02x0000", kind.typeCode());
        refused("odd", party, kind.contentType(), hex);
    }

    private static String welcome(String body) {
        return "02" + String.format("%04x", body.length() / 2) + body;
    }

    private static void refused(String alert, Party party, int contentType, String hex) {
        ProtocolException e = assertThrows(ProtocolException.class, () -> party.receive(contentType, hex));
        assertEquals(alert, e.alert().label(), e.getMessage());
        assertTrue(party.machine.isClosed());
        assertTrue(party.made.stream().allMatch(Secret::isDestroyed));
    }
}
