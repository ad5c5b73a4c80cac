package dev.parley.tests.matrix.peer;

import dev.parley.tls.spec.ExtensionType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The extensions of a hello on the wire, which the parties do not report. */
final class HelloExtensions {
    private static final int HANDSHAKE = 22;
    private static final int RECORD_HEADER = 5;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int VERSION_AND_RANDOM = 34;

    private HelloExtensions() {
    }

    /** The names of the extensions in the hello that the records begin with; none if they begin with something else. */
    static List<String> ofRecords(byte[] records) {
        return records.length > RECORD_HEADER && records[0] == HANDSHAKE
                ? ofMessage(Arrays.copyOfRange(records, RECORD_HEADER, records.length)) : List.of();
    }

    /** The names of the extensions in the hello that the messages begin with; none if they begin with something else. */
    static List<String> ofMessage(byte[] messages) {
        ByteBuffer in = ByteBuffer.wrap(messages);
        int type = in.remaining() < 4 ? 0 : in.get();
        if (type != CLIENT_HELLO && type != SERVER_HELLO) {
            return List.of();
        }
        int length = in.get() << 16 | Short.toUnsignedInt(in.getShort());
        in.limit(in.position() + length);
        skip(in, VERSION_AND_RANDOM);
        skip(in, Byte.toUnsignedInt(in.get()));
        if (type == CLIENT_HELLO) {
            skip(in, Short.toUnsignedInt(in.getShort()));
            skip(in, Byte.toUnsignedInt(in.get()));
        } else {
            skip(in, 2 + 1);
        }
        List<String> names = new ArrayList<>();
        if (in.hasRemaining()) {
            skip(in, 2);
        }
        while (in.hasRemaining()) {
            names.add(ExtensionType.of(Short.toUnsignedInt(in.getShort())).label());
            skip(in, Short.toUnsignedInt(in.getShort()));
        }
        return List.copyOf(names);
    }

    private static void skip(ByteBuffer in, int count) {
        in.position(in.position() + count);
    }
}
