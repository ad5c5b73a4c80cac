package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesTest {
    private static final Bytes FIVE = Bytes.of(1, 2, 3, 4, 255);

    @Test
    void slicesShareTheArrayAndCopiesDoNot() {
        byte[] array = {1, 2, 3, 4};
        Bytes view = Bytes.wrap(array, 1, 3);
        Bytes slice = view.slice(1);
        Bytes copy = Bytes.copyOf(array, 1, 3);
        array[2] = 9;
        assertEquals(Bytes.of(2, 9, 4), view);
        assertEquals(Bytes.of(9, 4), slice);
        assertEquals(Bytes.of(2, 3, 4), copy);
    }

    @Test
    void nothingOutsideAViewCanBeReached() {
        Bytes view = Bytes.wrap(new byte[10], 2, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> view.get(4));
        assertThrows(IndexOutOfBoundsException.class, () -> view.get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> view.slice(2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> view.slice(5));
        assertThrows(IndexOutOfBoundsException.class, () -> view.slice(1, Integer.MAX_VALUE));
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.wrap(new byte[3], 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.copyOf(new byte[3], 2, 2));
        assertEquals(4, view.asBuffer().remaining());
    }

    @Test
    void aBufferOverThemCannotChangeThem() {
        assertThrows(ReadOnlyBufferException.class, () -> FIVE.asBuffer().put(0, (byte) 0));
        assertFalse(FIVE.asBuffer().hasArray());
    }

    @Test
    void octetsAreUnsigned() {
        assertEquals(255, FIVE.get(4));
        assertTrue(FIVE.contains(255));
        assertFalse(FIVE.slice(0, 4).contains(255));
        assertFalse(FIVE.contains(-1));
    }

    @Test
    void equalityIsByContentWhereverItStands() {
        Bytes same = Bytes.wrap(new byte[] {0, 1, 2, 3, 4, (byte) 255, 0}, 1, 5);
        assertEquals(FIVE, same);
        assertEquals(FIVE.hashCode(), same.hashCode());
        assertNotEquals(FIVE, FIVE.slice(0, 4));
        assertTrue(FIVE.constantTimeEquals(same));
        assertFalse(FIVE.constantTimeEquals(Bytes.of(1, 2, 3, 4, 254)));
        assertFalse(FIVE.constantTimeEquals(Bytes.of(0, 2, 3, 4, 255)));
        assertFalse(FIVE.constantTimeEquals(FIVE.slice(0, 4)));
    }

    @Test
    void partsAreJoinedInOrder() {
        assertEquals(Bytes.of(1, 2, 3), Bytes.concat(Bytes.of(1), Bytes.EMPTY, Bytes.of(2, 3)));
        assertEquals(Bytes.EMPTY, Bytes.concat(List.of()));
    }

    @Test
    void textAndDigitsAreReadAndWritten() {
        assertEquals("01020304ff", FIVE.toHex());
        assertEquals(FIVE, Bytes.fromHex("01020304FF"));
        assertThrows(IllegalArgumentException.class, () -> Bytes.fromHex("0"));
        assertThrows(IllegalArgumentException.class, () -> Bytes.fromHex("zz"));
        assertEquals("ü", Bytes.ofUtf8("ü").toUtf8());
        assertEquals(2, Bytes.ofUtf8("ü").length());
    }

    @Test
    void toStringShowsNoMoreThanTheBeginning() {
        assertEquals("[01020304ff]", FIVE.toString());
        assertEquals("[" + "00".repeat(32) + "… 100 bytes]", Bytes.zeros(100).toString());
    }

    @Test
    void anArrayFromThemIsTheCallersOwn() {
        byte[] array = FIVE.toByteArray();
        array[0] = 7;
        assertEquals(1, FIVE.get(0));
        byte[] target = new byte[7];
        FIVE.copyTo(target, 1);
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, (byte) 255, 0}, target);
    }
}
