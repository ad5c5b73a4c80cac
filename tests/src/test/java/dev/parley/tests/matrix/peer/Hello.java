package dev.parley.tests.matrix.peer;

import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A hello on the wire, for what the parties do not report; read by code that has nothing to do with the specification's.
 *
 * @param extensions the bodies of its extensions; none if there is no hello
 */
record Hello(boolean ofClient, Map<ExtensionType, byte[]> extensions) {
    private static final Hello NONE = new Hello(false, Map.of());
    private static final int HANDSHAKE = 22;
    private static final int RECORD_HEADER = 5;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int VERSION_AND_RANDOM = 34;

    /** The hello that the records begin with. */
    static Hello ofRecords(byte[] records) {
        return records.length > RECORD_HEADER && records[0] == HANDSHAKE
                ? ofMessage(Arrays.copyOfRange(records, RECORD_HEADER, records.length)) : NONE;
    }

    /** The hello that the messages begin with. */
    static Hello ofMessage(byte[] messages) {
        ByteBuffer in = ByteBuffer.wrap(messages);
        int type = in.remaining() < 4 ? 0 : in.get();
        if (type != CLIENT_HELLO && type != SERVER_HELLO) {
            return NONE;
        }
        int length = in.get() << 16 | Short.toUnsignedInt(in.getShort());
        in.limit(in.position() + length);
        take(in, VERSION_AND_RANDOM);
        take(in, Byte.toUnsignedInt(in.get()));
        if (type == CLIENT_HELLO) {
            take(in, Short.toUnsignedInt(in.getShort()));
            take(in, Byte.toUnsignedInt(in.get()));
        } else {
            take(in, 2 + 1);
        }
        Map<ExtensionType, byte[]> extensions = new LinkedHashMap<>();
        if (in.hasRemaining()) {
            take(in, 2);
        }
        while (in.hasRemaining()) {
            ExtensionType name = ExtensionType.of(Short.toUnsignedInt(in.getShort()));
            extensions.put(name, take(in, Short.toUnsignedInt(in.getShort())));
        }
        return new Hello(type == CLIENT_HELLO, extensions);
    }

    /** Whether it has the extension. */
    boolean has(ExtensionType extension) {
        return extensions.containsKey(extension);
    }

    /** The groups of a client's shares. */
    private List<String> shares() {
        List<String> groups = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(extensions.getOrDefault(ExtensionType.KEY_SHARE, new byte[2])).position(2);
        while (in.hasRemaining()) {
            groups.add(NamedGroup.of(Short.toUnsignedInt(in.getShort())).label());
            take(in, Short.toUnsignedInt(in.getShort()));
        }
        return groups;
    }

    /** A list of code points of two bytes each, behind its length. */
    private List<String> list(ExtensionType extension, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(extensions.getOrDefault(extension, new byte[2])).position(2);
        while (in.hasRemaining()) {
            names.add(name.apply(Short.toUnsignedInt(in.getShort())));
        }
        return names;
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] taken = new byte[count];
        in.get(taken);
        return taken;
    }

    @Override
    public String toString() {
        String text = "extensions of its hello: " + extensions.keySet().stream().map(ExtensionType::label).toList();
        return !ofClient ? text : text
                + "\ngroups of its hello: " + list(ExtensionType.SUPPORTED_GROUPS, code -> NamedGroup.of(code).label())
                + "\nshares of its hello: " + shares()
                + "\nPSK modes of its hello: " + Arrays.toString(extensions.getOrDefault(ExtensionType.PSK_KEY_EXCHANGE_MODES, new byte[0]))
                + "\nschemes of its hello: "
                + list(ExtensionType.SIGNATURE_ALGORITHMS, code -> SignatureScheme.of(code).label());
    }
}
