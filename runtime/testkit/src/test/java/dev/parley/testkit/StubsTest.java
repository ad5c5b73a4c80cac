package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubsTest {
    private static final Bytes ONE = Bytes.of(1);

    @Test
    void equalCallsGiveEqualBytesAsPublicOnesAndAsSecrets() {
        assertEquals(Stubs.bytes(48, "mix", ONE, "label", 48), Stubs.bytes(48, "mix", ONE, "label", 48));
        assertEquals(Stubs.bytes(48, "mix", ONE), Stubs.secret(48, "mix", Secret.copyOf(ONE)).disclose());
    }

    @Test
    void theLengthIsAsWanted() {
        for (int length : new int[] {0, 1, 31, 32, 33, 100}) {
            assertEquals(length, Stubs.bytes(length, "mix").length());
        }
    }

    @Test
    void otherCallsGiveOtherBytes() {
        Bytes bytes = Stubs.bytes(32, "mix", ONE, true);
        assertNotEquals(bytes, Stubs.bytes(32, "max", ONE, true));
        assertNotEquals(bytes, Stubs.bytes(32, "mix", Bytes.of(2), true));
        assertNotEquals(bytes, Stubs.bytes(32, "mix", ONE, false));
        assertNotEquals(bytes, Stubs.bytes(32, "mix", List.of(ONE), true));
    }

    @Test
    void whereAnArgumentEndsMakesADifference() {
        assertNotEquals(Stubs.bytes(32, "mix", Bytes.of(1, 2), Bytes.of(3)),
                Stubs.bytes(32, "mix", Bytes.of(1), Bytes.of(2, 3)));
    }

    @Test
    void longResultsDoNotRepeat() {
        Bytes bytes = Stubs.bytes(64, "mix", ONE);
        assertNotEquals(bytes.slice(0, 32), bytes.slice(32, 32));
    }

    @Test
    void whatNoPrimitiveIsCalledWithIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Stubs.bytes(32, "mix", new Object()));
    }
}
