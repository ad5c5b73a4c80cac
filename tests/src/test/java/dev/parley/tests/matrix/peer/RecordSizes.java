package dev.parley.tests.matrix.peer;

import java.util.Set;

/** The sizes of the protected records of one direction of TLS 1.3, which betray short messages. */
final class RecordSizes {
    private static final int HEADER = 5;
    private static final int APPLICATION_DATA = 23;
    /** A record with a KeyUpdate: header and body of the message, type of content, tag; the JDK pads with 16 bytes. */
    private static final Set<Integer> KEY_UPDATE = Set.of(4 + 1 + 1 + 16, 4 + 1 + 1 + 16 + 16);

    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private int left;
    private int keyUpdates;

    /** Counts what goes on with these bytes. */
    void add(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int skipped = Math.min(left, bytes.length - at);
            left -= skipped;
            at += skipped;
            if (left == 0 && at < bytes.length) {
                header[headerBytes++] = bytes[at++];
                if (headerBytes == HEADER) {
                    begin();
                }
            }
        }
    }

    private void begin() {
        headerBytes = 0;
        left = (header[HEADER - 2] & 0xFF) << Byte.SIZE | header[HEADER - 1] & 0xFF;
        if (header[0] == APPLICATION_DATA && KEY_UPDATE.contains(left)) {
            keyUpdates++;
        }
    }

    /** How many messages KeyUpdate went by. */
    int keyUpdates() {
        return keyUpdates;
    }
}
