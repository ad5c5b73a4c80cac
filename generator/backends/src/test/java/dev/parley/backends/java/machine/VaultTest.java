package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ladder of keys, each made of the one before and of structs that only keys are made of. */
class VaultTest {
    private static Protocol protocol;

    private static final int TALK = 1;
    private static final int HUSH = 3;

    private final List<String> labels = new ArrayList<>();
    private final Party visitor = party("Visitor").says("hello", protocol.value("Hello", "aabb" + "80000001" + "00"));
    private final Party keeper = party("Keeper").says("welcome", protocol.value("Welcome", "ccdd" + "02" + "00"))
            .says("badge", protocol.value("Badge", "0102")).says("picture", protocol.value("Picture", "03070809"))
            .answers("choose", a -> protocol.message("BADGE"));

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("vault.parley");
    }

    private Party party(String title) {
        return new Party(protocol, title)
                .answers("extract", a -> Mix.of((Secret) a[0], "extract", ((Secret) a[1]).disclose(), 4))
                .answers("digest", a -> digest((Bytes) a[0]))
                .answers("wantedProof", a -> 0)
                .says("cautious", false)
                .answers("expand", a -> {
                    labels.add(((Bytes) a[1]).toHex());
                    return Mix.of((Secret) a[0], "expand", (Bytes) a[1], (Integer) a[2]);
                });
    }

    private static Bytes digest(Bytes messages) {
        return Mix.of(Secret.take(new byte[1]), "digest", messages, 2).disclose();
    }

    private void meet() throws ProtocolException {
        keeper.start();
        visitor.start();
        Party.talk(visitor, keeper);
    }

    @Test
    void aStructMadeOfValuesIsEncodedAsItTravels() throws Exception {
        meet();
        assertTrue(keeper.machine.isDone());
        String hello = "aabb" + "80000001" + "00";
        assertTrue(labels.contains("03" + "0004" + "80000001" + "02" + "09" + "7661756c74206b6579" + "00" + hello),
                labels.toString());
        assertTrue(labels.stream().anyMatch(l -> l.startsWith("03" + "0004" + "80000001" + "02" + "07" + "7661756c742076"
                + "02") && l.endsWith(hello)), labels.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BADGE", "PICTURE"})
    void aValueOfTwoAlternativesIsThatOfTheOneThatCame(String way) throws Exception {
        keeper.answers("choose", a -> protocol.message(way));
        meet();
        assertTrue(visitor.machine.isDone());
        assertEquals(way.equals("BADGE") ? Bytes.of(1, 2) : Bytes.of(7, 8, 9), visitor.get("likeness"));
        assertEquals(keeper.get("likeness"), visitor.get("likeness"));
    }

    @Test
    void eachRenewalMakesTheSecretOfTheFormerOneAndChangesKeysBehindTheMessage() throws Exception {
        meet();
        Secret former = (Secret) visitor.get("visitorSecret");
        Bytes value = former.disclose();
        String keys = keeper.readKeys;
        visitor.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        visitor.machine.sendAmbient(protocol.message("GOODS"), Bytes.of(5));

        Party.Packet renew = visitor.outbox.poll();
        assertEquals(keys, renew.keys());
        assertTrue(renew.endsRecord());
        assertTrue(former.isDestroyed());
        keeper.take(renew);
        assertNotEquals(keys, keeper.readKeys);
        assertTrue(labels.contains("03" + "0004" + "80000001" + "02" + "0d" + "7661756c742072656e65776564" + "00" + "aabb"
                + "80000001" + "00"));
        assertNotEquals(value, ((Secret) visitor.get("visitorSecret")).disclose());
        assertEquals(((Secret) keeper.get("visitorSecret")).disclose(),
                ((Secret) visitor.get("visitorSecret")).disclose());
        keeper.take(visitor.outbox.poll());
        assertEquals(List.of("Renew00", "Goods05"), keeper.beside);
    }

    @Test
    void nothingMayStandBehindARenewalInItsRecord() throws Exception {
        meet();
        assertEquals("odd", assertThrows(ProtocolException.class,
                () -> keeper.receive(TALK, "07" + "0001" + "00" + "07")).alert().label());
        assertTrue(keeper.machine.isClosed());
    }

    @Test
    void aRenewalThatIsAskedForIsOwedBeforeGoods() throws Exception {
        meet();
        visitor.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(1));
        Party.talk(visitor, keeper);
        assertFalse(keeper.machine.maySend(protocol.message("GOODS")));
        keeper.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        assertTrue(keeper.machine.maySend(protocol.message("GOODS")));
        Party.talk(visitor, keeper);
        assertEquals(((Secret) keeper.get("keeperSecret")).disclose(), ((Secret) visitor.get("keeperSecret")).disclose());
    }

    @Test
    void whatTheScheduleMadeOfTheFormerValueIsForgotten() throws Exception {
        meet();
        Secret first = (Secret) keeper.get("voucher");
        visitor.get("voucher");
        keeper.machine.sendAmbient(protocol.message("TOKEN"), Bytes.of(2));
        Party.talk(visitor, keeper);
        assertEquals(first.slice(0, 2).disclose(), ((Secret) visitor.get("tokenVoucher")).disclose());
        Secret token = (Secret) visitor.get("tokenSecret");
        assertEquals(((Secret) keeper.get("tokenSecret")).disclose(), token.disclose());
        Bytes before = first.disclose();

        keeper.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        keeper.machine.sendAmbient(protocol.message("TOKEN"), Bytes.of(4));
        Party.talk(visitor, keeper);
        assertTrue(first.isDestroyed());
        assertTrue(token.isDestroyed());
        assertNotEquals(before, ((Secret) visitor.get("tokenVoucher")).disclose());
        assertEquals(((Secret) keeper.get("tokenVoucher")).disclose(), ((Secret) visitor.get("tokenVoucher")).disclose());
    }

    @Test
    void aRuleBesideTheFlowIsCheckedByTheReceiver() throws Exception {
        meet();
        assertEquals("wrong", assertThrows(ProtocolException.class,
                () -> keeper.receive(TALK, "07" + "0001" + "02")).alert().label());
        assertEquals(List.of(), keeper.beside);
    }

    private void hello(String age) {
        visitor.says("hello", protocol.value("Hello", "aabb" + age + "00"));
    }

    @Test
    void aMachineSendsByItselfWhatItIsPromptedTo() throws Exception {
        hello("00000007");
        keeper.start();
        visitor.start();
        keeper.take(visitor.outbox.poll());
        assertEquals(List.of(TALK, TALK, TALK, HUSH), keeper.outbox.stream().map(Party.Packet::contentType).toList());
        Party.talk(visitor, keeper);
        visitor.machine.sendAmbient(protocol.message("RENEW"), Bytes.of(0));
        Party.talk(visitor, keeper);
        assertEquals(List.of("Hush01"), visitor.beside);
        assertTrue(keeper.machine.isDone());
    }

    @Test
    void itSendsItBeforeItGoesOnReading() throws Exception {
        visitor.says("cautious", true);
        keeper.start();
        visitor.start();
        keeper.take(visitor.outbox.poll());
        visitor.take(keeper.outbox.poll());
        assertEquals("SHOWING", visitor.machine.state());
        assertEquals(List.of(HUSH), visitor.outbox.stream().map(Party.Packet::contentType).toList());
        Party.talk(visitor, keeper);
        assertEquals(List.of("Hush01"), keeper.beside);
        assertTrue(keeper.machine.isDone());
    }

    private static Secret material(Party party, String label, int length) throws Throwable {
        try {
            return (Secret) party.machine.getClass().getMethod("keyingMaterial", Bytes.class, Bytes.class, int.class)
                    .invoke(party.machine, Bytes.ofUtf8(label), Bytes.of(9), length);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BADGE", "PICTURE"})
    void bothExportTheSame(String way) throws Throwable {
        keeper.answers("choose", a -> protocol.message(way));
        meet();
        Secret first = material(visitor, "mine", 6);
        assertEquals(6, first.length());
        assertEquals(material(keeper, "mine", 6).disclose(), first.disclose());
        assertNotEquals(material(keeper, "yours", 6).disclose(), first.disclose());
        String label = Bytes.ofUtf8("vault mine" + (way.equals("BADGE") ? "" : "!")).toHex();
        assertTrue(labels.stream().anyMatch(l -> l.contains(label + "02" + digest(Bytes.of(9)).toHex())), labels.toString());
        first.close();
        assertFalse(((Secret) visitor.get("exporter")).isDestroyed());
        assertEquals(6, material(visitor, "mine", 6).length());
    }

    private Object shown(Bytes nonce) {
        return Protocol.invoke(visitor.machine.getClass(), visitor.machine, "shown", "\u00e4", nonce);
    }

    @Test
    void publicValuesAreExportedToo() throws Exception {
        meet();
        assertEquals(Bytes.fromHex("c3a4" + "05" + "0102" + "02"), shown(Bytes.of(5)));
    }

    @Test
    void whatIsNotThereYetIsNotExported() throws Throwable {
        assertEquals("shown needs likeness, which is not there", refusal(
                () -> shown(Bytes.of(5))));
        assertEquals("keying_material needs K.Welcome, which is not there", refusal(() -> material(visitor, "mine", 6)));
        keeper.start();
        visitor.start();
        keeper.take(visitor.outbox.poll());
        visitor.take(keeper.outbox.poll());
        assertEquals("K.Done is not in the transcript", refusal(() -> material(visitor, "mine", 6)));
    }

    @Test
    void nothingIsExportedAfterTheEnd() throws Throwable {
        meet();
        visitor.machine.close();
        assertEquals("keying_material: the machine is closed", refusal(() -> material(visitor, "mine", 6)));
    }

    @Test
    void anArgumentThatDoesNotFitIsRefused() throws Exception {
        meet();
        assertThrows(IllegalArgumentException.class, () -> material(visitor, "much too long", 6));
        assertThrows(IllegalArgumentException.class, () -> material(visitor, "mine", 1 << 16));
        assertFalse(visitor.machine.isClosed());
    }

    private static String refusal(Executable action) {
        Throwable thrown = assertThrows(Throwable.class, action);
        while (!(thrown instanceof IllegalStateException)) {
            thrown = thrown.getCause();
        }
        return thrown.getMessage();
    }

    @Test
    void whatDoesNotFitIntoAStructEndsTheMachine() throws Exception {
        keeper.answers("digest", a -> Bytes.fromHex("00".repeat(17)));
        keeper.start();
        visitor.start();
        ProtocolException e = assertThrows(ProtocolException.class, () -> keeper.take(visitor.outbox.poll()));
        assertEquals("failed", e.alert().label());
        assertTrue(e.getMessage().contains("RungLabel.context"), e.getMessage());
        assertTrue(keeper.machine.isClosed());
    }
}
