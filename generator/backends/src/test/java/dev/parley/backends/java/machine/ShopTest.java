package dev.parley.backends.java.machine;

import static dev.parley.backends.java.machine.Shop.AGAIN;
import static dev.parley.backends.java.machine.Shop.BILL;
import static dev.parley.backends.java.machine.Shop.CHOSEN;
import static dev.parley.backends.java.machine.Shop.COOKIE;
import static dev.parley.backends.java.machine.Shop.ENQUIRY;
import static dev.parley.backends.java.machine.Shop.GIFT;
import static dev.parley.backends.java.machine.Shop.HINT;
import static dev.parley.backends.java.machine.Shop.KEY;
import static dev.parley.backends.java.machine.Shop.KEYS;
import static dev.parley.backends.java.machine.Shop.KEY_WANTED;
import static dev.parley.backends.java.machine.Shop.KNOWN;
import static dev.parley.backends.java.machine.Shop.OTHER;
import static dev.parley.backends.java.machine.Shop.RENEWAL;
import static dev.parley.backends.java.machine.Shop.REPLY;
import static dev.parley.backends.java.machine.Shop.RESERVE;
import static dev.parley.backends.java.machine.Shop.SEAL;
import static dev.parley.backends.java.machine.Shop.STAMP;
import static dev.parley.backends.java.machine.Shop.TALK;
import static dev.parley.backends.java.machine.Shop.UNKNOWN;
import static dev.parley.backends.java.machine.Shop.WANTS;
import static dev.parley.backends.java.machine.Shop.WANTS_STAMP;
import static dev.parley.backends.java.machine.Shop.bytesOfBill;
import static dev.parley.backends.java.machine.Shop.enquiry;
import static dev.parley.backends.java.machine.Shop.entry;
import static dev.parley.backends.java.machine.Shop.frame;
import static dev.parley.backends.java.machine.Shop.reply;
import static dev.parley.backends.java.machine.Shop.term;
import static dev.parley.backends.java.machine.Shop.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Extensions of messages that share a wire type, of structs inside messages, and under two frames. */
class ShopTest {
    private static Protocol protocol;

    private final Party buyer = new Party(protocol, "Buyer").says("buyerLatePaid", value("late.Paid", "01"))
            .says("buyerEarlyPaid", value("early.Paid", "01")).says("buyerLateBill", bill(entry()));
    private final Party shop = new Party(protocol, "Shop").says("shopLatePaid", value("late.Paid", "01"))
            .says("shopEarlyPaid", value("early.Paid", "01")).says("earlyBill", value("early.Bill", "0100"))
            .says("shopLateBill", bill(entry())).says("hint", value("late.Hint", terms()))
            .says("wants", value("late.Wants", terms())).answers("choose", a -> chosen(a[2], "LATE_REPLY", "LATE_BILL"));

    @BeforeAll
    static void compile() {
        protocol = Shop.load();
    }

    /** The first of some messages that can be sent. */
    private static Object chosen(Object enabled, String... wanted) {
        return Stream.of(wanted).map(protocol::message).filter(((Set<?>) enabled)::contains).findFirst().orElseThrow();
    }

    private static Object bill(String... entries) {
        return value("late.Bill", bytesOfBill(entries));
    }

    private static Object value(String type, String hex) {
        return protocol.value(type, hex);
    }

    private void asks(String... terms) throws ProtocolException {
        buyer.says("enquiry", value("Enquiry", enquiry(terms))).start();
        buyer.outbox.clear();
    }

    private void refused(String alert, Party party, String kind, String body) {
        ProtocolException e = assertThrows(ProtocolException.class, () -> party.receive(TALK, frame(kind, body)));
        assertEquals(alert, e.alert().label(), e.getMessage());
        assertTrue(party.machine.isClosed());
    }

    private static List<String> path(Party party) {
        return party.steps.stream().map(step -> (step.sent() ? "!" : "?") + step.message().label()).toList();
    }

    private void meet() throws ProtocolException {
        shop.start();
        buyer.start();
        Party.talk(buyer, shop);
        assertTrue(buyer.machine.isDone());
        assertTrue(shop.machine.isDone());
    }

    @Test
    void bothGenerationsHaveABillOfTheSameCode() throws Exception {
        buyer.says("enquiry", value("Enquiry", enquiry(KNOWN, KEYS, GIFT, STAMP)));
        shop.says("lateReply", value("Reply", reply(OTHER, CHOSEN, KEY))).says("hint", value("late.Hint", terms(GIFT)))
                .says("shopLateBill", bill(entry(STAMP), entry()));
        meet();
        assertEquals(List.of("!Enquiry", "?LateReply", "?Hint", "?late.Bill", "?late.Paid", "!late.Paid"), path(buyer));
    }

    @Test
    void theOldGenerationKnowsNothingOfTheNew() throws Exception {
        buyer.says("enquiry", value("Enquiry", enquiry(KNOWN, KEYS, GIFT, UNKNOWN)));
        shop.answers("choose", a -> chosen(a[2], "EARLY_REPLY"))
                .says("earlyReply", value("Reply", reply(OTHER, GIFT, RENEWAL)));
        meet();
        assertEquals(List.of("!Enquiry", "?EarlyReply", "?early.Bill", "?early.Paid", "!early.Paid"), path(buyer));
    }

    @Test
    void eachMessageOfAWireTypeHasItsOwnBody() throws Exception {
        buyer.says("enquiry", value("Enquiry", enquiry(KNOWN, KEYS)));
        shop.answers("choose", a -> chosen(a[2], "RETRY", "LATE_REPLY", "LATE_BILL"))
                .says("retry", value("Reply", reply(AGAIN, CHOSEN, KEY_WANTED, COOKIE)))
                .says("lateReply", value("Reply", reply(OTHER, CHOSEN, KEY)));
        meet();
        assertEquals(List.of("!Enquiry", "?Retry", "!Enquiry", "?LateReply", "?Hint", "?late.Bill", "!late.Paid"),
                path(buyer));
    }

    @Test
    void theBodyOfTheOtherMessageIsMalformed() throws Exception {
        asks(KNOWN, KEYS);
        refused("broken", buyer, REPLY, reply(AGAIN, CHOSEN, KEY));
    }

    @Test
    void equationsLookAtTheBodyOfTheirMessage() throws Exception {
        asks(KNOWN, KEYS);
        refused("wrong", buyer, REPLY, reply(AGAIN, CHOSEN, term(2, "07")));
    }

    @Test
    void equationsLookBackAtTheBodyOfAnotherMessage() throws Exception {
        asks(KNOWN, KEYS);
        buyer.receive(TALK, frame(REPLY, reply(AGAIN, CHOSEN, KEY_WANTED)));
        refused("wrong", buyer, REPLY, reply(OTHER, CHOSEN, term(2, "06" + "01ff")));
    }

    @Test
    void anExtensionOfAnotherMessageOfTheWireTypeIsMisplaced() throws Exception {
        asks(KNOWN, KEYS, COOKIE);
        refused("misplaced", buyer, REPLY, reply(OTHER, CHOSEN, KEY, COOKIE));
    }

    @Test
    void soItIsInTheOldGeneration() throws Exception {
        asks(KNOWN, KEYS);
        refused("misplaced", buyer, REPLY, reply(OTHER, RENEWAL, KEY));
    }

    @Test
    void anExtensionOfNoMessageOfTheWireTypeIsMisplaced() throws Exception {
        asks(KNOWN, KEYS, SEAL);
        refused("misplaced", buyer, REPLY, reply(OTHER, CHOSEN, KEY, SEAL));
    }

    @Test
    void whatOneMessageMustHaveTheOthersNeedNot() throws Exception {
        asks(KNOWN, KEYS);
        buyer.receive(TALK, frame(REPLY, reply(AGAIN, CHOSEN, KEY_WANTED)));
        refused("missing", buyer, REPLY, reply(OTHER, CHOSEN));
    }

    @Test
    void theBlockAsAWholeMayBeLeftOutAndIsMissedThen() throws Exception {
        asks(KNOWN, KEYS);
        refused("missing", buyer, REPLY, OTHER + "0c");
    }

    @Test
    void whatWasNotOfferedIsUnasked() throws Exception {
        asks(KNOWN, KEYS);
        buyer.receive(TALK, frame(REPLY, reply(OTHER, CHOSEN, KEY)));
        refused("unasked", buyer, HINT, terms(GIFT));
    }

    @Test
    void anUnknownTypeInAnAnswerIsUnaskedToo() throws Exception {
        asks(KNOWN, KEYS);
        refused("unasked", buyer, REPLY, reply(OTHER, CHOSEN, KEY, UNKNOWN));
    }

    @Test
    void unknownTypesThatWereOfferedMayBeAnswered() throws Exception {
        asks(KNOWN, KEYS, UNKNOWN);
        buyer.receive(TALK, frame(REPLY, reply(OTHER, CHOSEN, KEY, UNKNOWN)));
        assertEquals("HINT", buyer.machine.state());
    }

    private void reachesTheBill(String... offered) throws ProtocolException {
        asks(offered);
        buyer.receive(TALK, frame(REPLY, reply(OTHER, CHOSEN, KEY)));
        buyer.receive(TALK, frame(HINT, terms()));
    }

    @Test
    void aStructInsideAnAnswerIsPartOfTheAnswer() throws Exception {
        reachesTheBill(KNOWN, KEYS);
        refused("unasked", buyer, BILL, bytesOfBill(entry(), entry(STAMP)));
    }

    @Test
    void aStructInsideAMessageHasItsOwnPlaces() throws Exception {
        reachesTheBill(KNOWN, KEYS, GIFT);
        refused("misplaced", buyer, BILL, bytesOfBill(entry(GIFT)));
    }

    @Test
    void aStructInsideAMessageMustHaveWhatItsColumnRequires() throws Exception {
        reachesTheBill(KNOWN, KEYS);
        refused("missing", buyer, BILL, bytesOfBill(entry(), "0a" + terms()));
    }

    @Test
    void eachSenderOfAMessageAnswersTheOther() throws Exception {
        shop.says("wants", value("late.Wants", terms(WANTS_STAMP)))
                .says("lateReply", value("Reply", reply(OTHER, CHOSEN, KEY)))
                .answers("choose", a -> chosen(a[2], "LATE_REPLY", "WANTS"));
        buyer.says("enquiry", value("Enquiry", enquiry(KNOWN, KEYS))).says("buyerLateBill", bill(entry(STAMP)));
        meet();
        assertEquals(List.of("!Enquiry", "?LateReply", "?Hint", "?Wants", "?late.Bill", "!late.Bill", "!late.Paid"),
                path(buyer));
    }

    @Test
    void whatTheOtherSenderWasOfferedDoesNotCount() throws Exception {
        shop.says("wants", value("late.Wants", terms(WANTS_STAMP)))
                .says("lateReply", value("Reply", reply(OTHER, CHOSEN, KEY)))
                .answers("choose", a -> chosen(a[2], "LATE_REPLY", "WANTS"));
        shop.start();
        shop.receive(TALK, frame(ENQUIRY, enquiry(KNOWN, KEYS)));
        refused("unasked", shop, BILL, bytesOfBill(entry(RESERVE)));
    }

    @Test
    void theBillOfTheOtherGenerationIsNotUnderstood() throws Exception {
        reachesTheBill(KNOWN, KEYS);
        refused("broken", buyer, BILL, "0a0b");
    }

    @Test
    void whatMustBeTheLastMayNotBeFollowed() throws Exception {
        shop.start();
        refused("not_last", shop, ENQUIRY, enquiry(KNOWN, KEYS, SEAL, GIFT));
    }

    @Test
    void whatMustBeTheLastMayBeTheLast() throws Exception {
        shop.says("lateReply", value("Reply", reply(OTHER, CHOSEN, KEY))).start();
        shop.receive(TALK, frame(ENQUIRY, enquiry(KNOWN, KEYS, SEAL)));
        assertTrue(path(shop).contains("!LateReply"));
    }

    @Test
    void whatComesTwiceIsRefused() throws Exception {
        shop.start();
        refused("twice", shop, ENQUIRY, enquiry(KNOWN, KNOWN));
    }
}
