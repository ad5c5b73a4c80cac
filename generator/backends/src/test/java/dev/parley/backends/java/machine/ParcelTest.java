package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.wire.ProtocolException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is unpacked from one message is held to the rules of another. */
class ParcelTest {
    private static final int TALK = 1;
    private static final String RIBBON = "010100";
    private static final String CARD = "020100";
    private static final String PARCEL = "03" + "0001" + "00";

    private static Protocol protocol;

    @BeforeAll
    static void compile() {
        protocol = Protocol.load("parcel.parley");
    }

    @Test
    void whatWasAskedForMayComeOpenOrWrapped() throws Exception {
        assertEquals("HAPPY", after("02" + "0005" + gift(RIBBON), gift(CARD)));
        assertEquals("HAPPY", after(PARCEL, gift(RIBBON)));
    }

    @Test
    void whatWasNotAskedForIsRefusedOpenOrWrapped() {
        assertEquals("unasked", assertThrows(ProtocolException.class,
                () -> after("02" + "0005" + gift(CARD), gift(RIBBON))).alert().label());
        assertEquals("unasked", assertThrows(ProtocolException.class, () -> after(PARCEL, gift(CARD))).alert().label());
    }

    @Test
    void whatCannotBeUnwrappedHasTheAlertOfTheLet() {
        assertEquals("broken", assertThrows(ProtocolException.class, () -> after(PARCEL, null)).alert().label());
    }

    /** The state of a guest who wished for a ribbon, after an answer. */
    private static String after(String answer, String content) throws ProtocolException {
        Party guest = new Party(protocol, "Guest").says("wish", protocol.value("Wish", "03" + RIBBON))
                .answers("unwrapped", a -> content == null ? null : protocol.value("Gift", content));
        guest.start();
        guest.receive(TALK, answer);
        return guest.machine.state();
    }

    private static String gift(String extra) {
        return "04" + "03" + extra;
    }
}
