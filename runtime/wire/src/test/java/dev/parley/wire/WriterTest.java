package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriterTest {
    @Test
    void numbersAreBigEndian() {
        Writer out = new Writer(18);
        out.uint8(1);
        out.uint16(0x0203);
        out.uint24(0x040506);
        out.uint32(0xFFFFFFFEL);
        out.uint64(-2);
        assertEquals("010203040506" + "fffffffe" + "fffffffffffffffe", out.toBytes().toHex());
    }

    @Test
    void lengthsStandInFrontOfWhatTheyCount() {
        Writer out = new Writer(13);
        out.vector(2, Bytes.of(1, 2));
        out.list(1, List.of(new Pair(3, 4), new Pair(5, 6)));
        out.bounded(1, new Pair(7, 8));
        out.uint8(9);
        assertEquals("00020102" + "0403040506" + "020708" + "09", out.toBytes().toHex());
    }

    @Test
    void listsOfListsAreWrittenInOnePass() {
        Writer out = new Writer(6);
        out.list(1, List.of(List.of(1), List.of(2, 3)), inner -> out.list(1, inner, out::uint8));
        assertEquals("05" + "0101" + "020203", out.toBytes().toHex());
    }

    @Test
    void lengthsAreAddedUpWithoutOverflow() {
        assertEquals(4, Writer.lengthOf(List.of(new Pair(1, 2), new Pair(3, 4))));
        assertEquals(9, Writer.lengthOf(List.of("a", "bb"), text -> 3 + text.length()));
        assertThrows(ArithmeticException.class, () -> Writer.lengthOf(List.of(1, 2), any -> Integer.MAX_VALUE));
    }

    @Test
    void anEncodingShorterThanMeasuredIsADefect() {
        Writer out = new Writer(2);
        out.uint8(1);
        assertThrows(IllegalStateException.class, out::toBytes);
    }

    @Test
    void anEncodableIsMeasuredThenWritten() {
        assertEquals(Bytes.of(1, 2), new Pair(1, 2).toBytes());
    }

    @Test
    void deepValuesAreMeasuredOnceAndWrittenOnce() {
        int depth = 100;
        AtomicInteger measured = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        assertEquals(depth, nest(depth, measured, written).toBytes().length());
        assertEquals(depth, measured.get());
        assertEquals(depth, written.get());
    }

    private static Encodable nest(int depth, AtomicInteger measured, AtomicInteger written) {
        Encodable inner = depth == 1 ? null : nest(depth - 1, measured, written);
        return new Encodable() {
            @Override
            public int encodedLength() {
                measured.incrementAndGet();
                return inner == null ? 1 : 1 + inner.encodedLength();
            }

            @Override
            public void encode(Writer out) {
                written.incrementAndGet();
                if (inner == null) {
                    out.uint8(0);
                } else {
                    out.bounded(1, inner);
                }
            }
        };
    }

    private record Pair(int first, int second) implements Encodable {
        @Override
        public int encodedLength() {
            return 2;
        }

        @Override
        public void encode(Writer out) {
            out.uint8(first);
            out.uint8(second);
        }
    }
}
