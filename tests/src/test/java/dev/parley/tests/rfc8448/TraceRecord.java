package dev.parley.tests.rfc8448;

import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A record as it was on the wire (RFC 9846 section 5.1 and 5.2).
 *
 * @param type the content type of its header: 20 for change_cipher_spec, 22 for handshake, 23 for protected records
 * @param version the legacy_record_version of its header, such as 0x0303
 * @param bytes all of it, with the header
 */
public record TraceRecord(int type, int version, Bytes bytes) {
    private static final int HEADER = 5;

    /** What follows the header. */
    public Bytes fragment() {
        return bytes.slice(HEADER);
    }

    /** The records that the bytes are made of. */
    static List<TraceRecord> split(String name, Bytes all) throws VectorFormatException {
        List<TraceRecord> records = new ArrayList<>();
        for (int at = 0; at < all.length(); ) {
            if (all.length() - at < HEADER) {
                throw new VectorFormatException(name + " ends inside the header of a record");
            }
            int end = at + HEADER + uint16(all, at + 3);
            if (end > all.length()) {
                throw new VectorFormatException(name + " ends inside a record");
            }
            records.add(new TraceRecord(all.get(at), uint16(all, at + 1), all.slice(at, end - at)));
            at = end;
        }
        return List.copyOf(records);
    }

    private static int uint16(Bytes from, int at) {
        return from.get(at) << Byte.SIZE | from.get(at + 1);
    }
}
