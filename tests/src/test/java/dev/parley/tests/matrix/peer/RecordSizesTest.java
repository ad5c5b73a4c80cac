package dev.parley.tests.matrix.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class RecordSizesTest {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private static byte[] records(int... typesAndLengths) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < typesAndLengths.length; i += 2) {
            int length = typesAndLengths[i + 1];
            all.writeBytes(new byte[] {(byte) typesAndLengths[i], 3, 3, (byte) (length >> Byte.SIZE), (byte) length});
            all.writeBytes(new byte[length]);
        }
        return all.toByteArray();
    }

    @Test
    void countsRecordsOfTheSizeOfAKeyUpdateHoweverTheyArrive() {
        byte[] records = records(HANDSHAKE, 22, APPLICATION_DATA, 22, APPLICATION_DATA, 300, APPLICATION_DATA, 21,
                APPLICATION_DATA, 38, APPLICATION_DATA, 0);
        RecordSizes whole = new RecordSizes();
        whole.add(records);
        RecordSizes bytewise = new RecordSizes();
        for (byte octet : records) {
            bytewise.add(new byte[] {octet});
        }
        assertEquals(2, whole.keyUpdates());
        assertEquals(2, bytewise.keyUpdates());
    }
}
