package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {
    @Test
    void numbersAreBigEndianAndUnsigned() throws DecodeException {
        Reader in = reader("ff" + "fffe" + "fffffd" + "fffffffc" + "fffffffffffffffb");
        assertEquals(0xFF, in.uint8("a"));
        assertEquals(0xFFFE, in.uint16("b"));
        assertEquals(0xFFFFFD, in.uint24("c"));
        assertEquals(0xFFFFFFFCL, in.uint32("d"));
        assertEquals(-5, in.uint64("e"));
        in.end();
    }

    @Test
    void aValueThatIsCutOffNamesFieldOffsetAndNeed() throws DecodeException {
        Reader in = reader("0102");
        in.uint8("first");
        DecodeException error = assertThrows(DecodeException.class, () -> in.uint16("second"));
        assertEquals("M.second at offset 1: needs 2 bytes but only 1 are left", error.getMessage());
        assertEquals("M.second", error.path());
        assertEquals(1, error.offset());
        assertSame(Sign.MALFORMED, error.alert());
        assertTrue(error.isUnderflow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100", "0500000000"})
    void lengthsOutsideTheirBoundsAreRefusedWhereTheyStand(String hex) {
        DecodeException error = assertThrows(DecodeException.class, () -> reader(hex).vector("v", 1, 2, 4));
        assertEquals("M.v", error.path());
        assertEquals(0, error.offset());
        assertFalse(error.isUnderflow());
    }

    @Test
    void vectorsAreSlicesOfTheInput() throws DecodeException {
        byte[] input = {2, 5, 6};
        Bytes value = new Reader(Bytes.wrap(input), "M", Sign.MALFORMED).vector("v", 1, 0, 255);
        input[1] = 9;
        assertEquals(Bytes.of(9, 6), value);
    }

    @Test
    void lengthsBeyondAnIntAreRefusedNotCutOff() {
        DecodeException error = assertThrows(DecodeException.class, () -> reader("00").bytes("v", 1L << 32));
        assertEquals("needs 4294967296 bytes but only 1 are left", error.reason());
        assertThrows(DecodeException.class, () -> reader("ffffffff00").vector("v", 4, 0, Integer.MAX_VALUE));
        assertThrows(DecodeException.class, () -> reader("00").elements("v", 1L << 32, Reader::uint8));
        assertEquals("negative length -1",
                assertThrows(DecodeException.class, () -> reader("00").bytes("v", -1)).reason());
    }

    @Test
    void listsCountTheirElementsInThePath() throws DecodeException {
        assertEquals(List.of(1, 2, 3), reader("03010203").list("l", 1, 0, 255, Reader::uint8));
        DecodeException error = assertThrows(DecodeException.class,
                () -> reader("03010203").list("l", 1, 0, 255, Reader::uint16));
        assertEquals("M.l[1]", error.path());
        assertEquals(3, error.offset());
        assertFalse(error.isUnderflow(), "the list is whole, only its content is not");
    }

    @Test
    void listsOfListsShowBothIndexes() {
        Decoder<List<Integer>> inner = in -> in.list(1, 0, 255, Reader::uint16);
        DecodeException error = assertThrows(DecodeException.class,
                () -> reader("05" + "020001" + "0105").list("l", 1, 0, 255, inner));
        assertEquals("M.l[1][0]", error.path());
    }

    @Test
    void elementsOfNoBytesDoNotRepeatForEver() {
        DecodeException error = assertThrows(DecodeException.class,
                () -> reader("0100").list("l", 1, 0, 255, in -> "nothing"));
        assertEquals("M.l[0]", error.path());
    }

    @Test
    void aBoundedValueMustFillItsLength() throws DecodeException {
        assertEquals(0x0102, reader("020102").<Integer>bounded("b", 1, 0, 255, in -> in.uint16("n")));
        DecodeException longer = assertThrows(DecodeException.class,
                () -> reader("03010203").<Integer>bounded("b", 1, 0, 255, in -> in.uint16("n")));
        assertEquals("M.b at offset 3: trailing bytes: 1", longer.getMessage());
        DecodeException shorter = assertThrows(DecodeException.class,
                () -> reader("01010203").<Integer>bounded("b", 1, 0, 255, in -> in.uint16("n")));
        assertEquals("M.b.n", shorter.path());
        assertFalse(shorter.isUnderflow());
    }

    @Test
    void readingAgainStaysWithinWhatWasRead() throws DecodeException {
        Reader in = reader("aa" + "02" + "0102" + "bb");
        in.uint8("a");
        Bytes raw = in.vector("v", 1, 0, 255);
        assertEquals(0x0102, in.<Integer>again("v", raw.length(), r -> r.uint16("n")));
        assertEquals(4, in.position());
        assertEquals("M.v", assertThrows(DecodeException.class,
                () -> in.<Integer>again("v", 2, r -> r.uint8("n"))).path());
        assertThrows(IndexOutOfBoundsException.class, () -> reader("01").again("v", 1, Reader::uint8));
    }

    @Test
    void constantsNameBothValuesAndTheirOwnAlert() throws DecodeException {
        reader("0303").constant("c", 2, 0x0303, Sign.FORBIDDEN);
        reader("0303").constant("c", Bytes.of(3, 3), Sign.FORBIDDEN);
        DecodeException number = assertThrows(DecodeException.class,
                () -> reader("0302").constant("c", 2, 0x0303, Sign.FORBIDDEN));
        assertEquals("M.c at offset 0: must be 771 but is 770", number.getMessage());
        assertSame(Sign.FORBIDDEN, number.alert());
        DecodeException bytes = assertThrows(DecodeException.class,
                () -> reader("0302").constant("c", Bytes.of(3, 3), Sign.FORBIDDEN));
        assertEquals("must be [0303] but is [0302]", bytes.reason());
        assertSame(Sign.MALFORMED, assertThrows(DecodeException.class,
                () -> reader("03").constant("c", 2, 0x0303, Sign.FORBIDDEN)).alert());
    }

    @Test
    void remainingIsOfTheInnermostLength() throws DecodeException {
        Reader in = reader("02" + "0102" + "0304");
        in.<Integer>bounded("b", 1, 0, 255, r -> {
            assertEquals(2, r.remaining());
            assertEquals(List.of(1, 2), r.elements(Reader::uint8));
            assertEquals(0, r.remaining());
            return 0;
        });
        assertEquals(2, in.remaining());
        assertEquals(Bytes.of(3, 4), in.rest("r"));
    }

    @Test
    void deepPathsAreShownInFull() {
        Reader in = reader("");
        DecodeException error = assertThrows(DecodeException.class, () -> nested(in, 20));
        assertEquals("M" + ".s".repeat(20) + ".end", error.path());
    }

    @Test
    void aWholeInputLeavesNothingBehind() throws DecodeException {
        assertEquals(1, Reader.<Integer>decode(Bytes.of(1), "M", Sign.MALFORMED, in -> in.uint8("a")));
        DecodeException error = assertThrows(DecodeException.class,
                () -> Reader.<Integer>decode(Bytes.of(1, 2), "M", Sign.MALFORMED, in -> in.uint8("a")));
        assertEquals("M at offset 1: trailing bytes: 1", error.getMessage());
    }

    private static int nested(Reader in, int depth) throws DecodeException {
        return depth == 0 ? in.uint8("end") : in.<Integer>struct("s", inner -> nested(inner, depth - 1));
    }

    private static Reader reader(String hex) {
        return new Reader(Bytes.fromHex(hex), "M", Sign.MALFORMED);
    }
}
