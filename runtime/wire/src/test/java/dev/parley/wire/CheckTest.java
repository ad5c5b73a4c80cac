package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void numbersMustFitTheirWidth() {
        Check.uint("f", 255, 1);
        Check.uint("f", 0xFFFFFFFFL, 4);
        Check.uint("f", -1, 8);
        assertEquals("f: 256 does not fit 1 bytes", message(() -> Check.uint("f", 256, 1)));
        assertEquals("f: -1 does not fit 4 bytes", message(() -> Check.uint("f", -1, 4)));
    }

    @Test
    void lengthsMustBeWithinBounds() {
        Check.length("f", 2, 2, 3);
        Check.length("f", 3, 2, 3);
        Check.length("f", 3, 3);
        assertEquals("f: length 1 is not within 2..3", message(() -> Check.length("f", 1, 2, 3)));
        assertEquals("f: length 4 is not within 2..3", message(() -> Check.length("f", 4, 2, 3)));
        assertEquals("f: length 4 is not 3", message(() -> Check.length("f", 4, 3)));
    }

    @Test
    void conditionsMustHold() {
        Check.that(true, "f", "must have x");
        assertEquals("f: must have x", message(() -> Check.that(false, "f", "must have x")));
    }

    @Test
    void aCodeWithoutANameShowsItsNumber() {
        assertEquals("Kind(0x001a)", CodePoint.render("Kind", 0x1A, 2));
        assertEquals("Kind(0x1a)", CodePoint.render("Kind", 0x1A, 1));
        assertEquals("Kind(0xffffffff)", CodePoint.render("Kind", -1, 4));
    }

    private static String message(Runnable check) {
        return assertThrows(IllegalArgumentException.class, check::run).getMessage();
    }
}
