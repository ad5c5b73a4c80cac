package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equations of elements of lists inside extensions, under a guard, over the message up to them. */
class ProofTest {
    private static final int TALK = 1;
    private static final String PLAIN = "aabb" + "80000001";
    /** Two names, and seals that are still nothing. */
    private static final String NAMES = "05" + "0141" + "024242";
    private static final String DRAFT = "0a" + "04" + "00000000" + "04" + "00000000";

    private static Protocol protocol;

    private final List<Bytes> digested = new ArrayList<>();
    private final Party visitor = party(protocol, "Visitor").says("hello", hello(proofs(DRAFT)));
    private final Party keeper = party(protocol, "Keeper").says("welcome", welcome(""))
            .says("badge", protocol.value("Badge", "0102")).answers("choose", a -> protocol.message("BADGE"));

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("vault.parley");
    }

    private Party party(Protocol of, String title) {
        return new Party(of, title)
                .answers("extract", a -> Mix.of((Secret) a[0], "extract", ((Secret) a[1]).disclose(), 4))
                .answers("digest", a -> {
                    digested.add((Bytes) a[0]);
                    return Mix.of(Secret.take(new byte[1]), "digest", (Bytes) a[0], 2).disclose();
                })
                .answers("wantedProof", a -> 1)
                .says("cautious", false)
                .answers("expand", a -> Mix.of((Secret) a[0], "expand", (Bytes) a[1], (Integer) a[2]));
    }

    private static String proofs(String seals) {
        return extra("01", NAMES + seals);
    }

    private static String extra(String type, String data) {
        return type + length(data) + data;
    }

    private static String length(String hex) {
        return Bytes.of(hex.length() / 2).toHex();
    }

    private static Object hello(String extras) {
        return protocol.value("Hello", body(extras));
    }

    private static String body(String extras) {
        return PLAIN + length(extras) + extras;
    }

    private static Object welcome(String extras) {
        return protocol.value("Welcome", "ccdd" + "02" + length(extras) + extras);
    }

    private static String frame(String body) {
        return "01" + "00" + length(body) + body;
    }

    private String refusal(Party party, String hello) {
        return assertThrows(ProtocolException.class, () -> party.receive(TALK, frame(hello))).alert().label();
    }

    @Test
    void theSenderFillsTheWantedElementInAndTheReceiverAgrees() throws Exception {
        keeper.start();
        visitor.start();
        Bytes sent = visitor.outbox.peek().content();
        String draft = frame(body(proofs(DRAFT)));

        assertEquals(draft.substring(0, draft.length() - DRAFT.length()), digested.get(0).toHex());
        assertEquals(draft.length(), sent.toHex().length());
        assertEquals(draft.substring(0, draft.length() - 8), sent.toHex().substring(0, draft.length() - 8));
        assertTrue(!sent.toHex().endsWith("00000000"));
        Party.talk(visitor, keeper);
        assertEquals(digested.get(0), digested.get(1));
        assertTrue(keeper.machine.isDone());
    }

    @Test
    void aWrongElementIsAnsweredWithTheAlertOfItsEquation() throws Exception {
        keeper.start();
        assertEquals("bad_mac", refusal(keeper, body(proofs(DRAFT))));
    }

    @Test
    void nothingIsCheckedWhereTheGuardIsFalse() throws Exception {
        visitor.says("hello", hello(""));
        keeper.start();
        visitor.start();
        Party.talk(visitor, keeper);
        assertTrue(keeper.machine.isDone());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
    void anElementThatIsNotThereIsAnsweredWithTheSameAlert(int index) throws Exception {
        visitor.answers("wantedProof", a -> index);
        keeper.answers("wantedProof", a -> index);
        assertEquals("bad_mac", assertThrows(ProtocolException.class, visitor::start).alert().label());
        keeper.start();
        assertEquals("bad_mac", refusal(keeper, body(proofs(DRAFT))));
    }

    @Test
    void whatIsLeftOutMustBeTheEndOfTheMessage() throws Exception {
        String extras = proofs(DRAFT) + extra("02", "0131");
        visitor.says("hello", hello(extras));
        assertEquals("wrong", assertThrows(ProtocolException.class, visitor::start).alert().label());
        keeper.start();
        assertEquals("wrong", refusal(keeper, body(extras)));
    }

    @Test
    void otherExtensionsStayWhereTheyAre() throws Exception {
        visitor.says("hello", hello(extra("02", "0131") + proofs(DRAFT)));
        keeper.start();
        visitor.start();
        assertTrue(visitor.outbox.peek().content().toHex().contains("02" + "02" + "0131" + "01"));
        Party.talk(visitor, keeper);
        assertTrue(keeper.machine.isDone());
    }

    @Test
    void aDraftOfAnotherLengthIsAMistakeOfThisSide() {
        visitor.says("hello", hello(proofs("0b" + "04" + "00000000" + "05" + "0000000000")));
        ProtocolException e = assertThrows(ProtocolException.class, visitor::start);
        assertEquals("failed", e.alert().label());
        assertTrue(e.getMessage().contains("drafted with 5 bytes, but there are 4"), e.getMessage());
    }

    @Test
    void anEquationGivesAFieldOfAnExtension() throws Exception {
        keeper.says("welcome", welcome(extra("01", "00")));
        keeper.start();
        visitor.start();
        keeper.take(visitor.outbox.poll());
        assertTrue(keeper.outbox.peek().content().toHex().endsWith("ccdd" + "02" + "03" + "01" + "01" + "01"));
        Party.talk(visitor, keeper);
        assertTrue(visitor.machine.isDone());
    }

    @Test
    void aFieldOfAnExtensionIsChecked() throws Exception {
        visitor.start();
        assertEquals("odd", assertThrows(ProtocolException.class, () -> visitor.receive(TALK,
                "02" + "0007" + "ccdd" + "02" + "03" + "01" + "01" + "07")).alert().label());
    }

    @Test
    void anExtensionThatAnEquationNeedsMustBeThere() throws Exception {
        String guarded = "proofs.index := proof_index                                      if accepted(proofs) else odd;";
        String text = Protocol.read("vault.parley");
        assertTrue(text.contains(guarded));
        Protocol unguarded = Protocol.of("vault.parley", text.replace(guarded, "proofs.index := 1 else odd;"));
        Party guest = party(unguarded, "Visitor").says("hello", unguarded.value("Hello", body(proofs(DRAFT))));
        guest.start();
        assertEquals("odd", assertThrows(ProtocolException.class, () -> guest.receive(TALK,
                "02" + "0004" + "ccdd" + "02" + "00")).alert().label());
        Party host = party(unguarded, "Keeper").says("welcome", unguarded.value("Welcome", "ccdd" + "02" + "00"));
        host.start();
        assertEquals("failed", assertThrows(ProtocolException.class,
                () -> host.take(guest.outbox.poll())).alert().label());
    }
}
