package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Transcript transcript = new Transcript();

    @Test
    void spansAreTheMessagesInTheOrderInWhichTheyTravelled() {
        transcript.append("C.Hello", Bytes.of(1));
        transcript.append("S.Hello", Bytes.of(2, 2));
        transcript.append("C.Done", Bytes.of(3));

        assertEquals(Bytes.of(1, 2, 2, 3), transcript.bytes());
        assertEquals(Bytes.of(1, 2, 2), transcript.span("C.Hello", "S.Hello"));
        assertEquals(Bytes.of(2, 2), transcript.span("S.Hello", "S.Hello"));
        assertEquals(Bytes.of(1, 2, 2), transcript.upTo("S.Hello"));
        assertEquals(Bytes.of(1, 2, 2), transcript.before("C.Done"));
        assertEquals(Bytes.of(2, 2, 3), transcript.from("S.Hello"));
    }

    @Test
    void aSpanReachesFromTheFirstOccurrenceToTheLast() {
        transcript.append("A", Bytes.of(1));
        transcript.append("B", Bytes.of(2));
        transcript.append("A", Bytes.of(3));

        assertEquals(Bytes.of(1, 2, 3), transcript.span("A", "A"));
        assertEquals(Bytes.of(1, 2), transcript.before("A"));
    }

    @Test
    void bytesThatWereHandedOutStayAsTheyAre() {
        transcript.append("A", Bytes.of(1, 2));
        Bytes before = transcript.bytes();
        for (int i = 0; i < 100; i++) {
            transcript.append("B", Bytes.zeros(100));
        }
        transcript.replace(Bytes.of(9));

        assertEquals(Bytes.of(1, 2), before);
    }

    @Test
    void aReplacementStandsForAllMessagesBefore() {
        transcript.append("A", Bytes.of(1));
        transcript.append("B", Bytes.of(2));
        transcript.replace(Bytes.of(7, 7));
        transcript.append("A", Bytes.of(3));
        transcript.append("C", Bytes.of(4));

        assertEquals(Bytes.of(7, 7, 3), transcript.span("A", "A"));
        assertEquals(Bytes.of(7, 7, 3, 4), transcript.span("B", "C"));
    }

    @Test
    void aMissingMessageIsADefectOfTheCaller() {
        transcript.append("A", Bytes.of(1));
        transcript.append("B", Bytes.of(2));
        transcript.append("C", Bytes.of(3));

        assertThrows(IllegalStateException.class, () -> transcript.upTo("D"));
        assertThrows(IllegalStateException.class, () -> transcript.span("C", "A"));
    }
}
