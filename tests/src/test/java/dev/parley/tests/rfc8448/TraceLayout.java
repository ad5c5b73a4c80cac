package dev.parley.tests.rfc8448;

import dev.parley.tls.ExtensionLayout;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays extensions out as the traces' implementations did.
 *
 * @param orders of each message all types that may be in it
 * @param shown what stands in a message besides what Parley needs, or instead of a list that offers less
 */
record TraceLayout(Map<Message, List<ExtensionType>> orders, Map<Message, List<Extension>> shown)
        implements ExtensionLayout {
    static final ExtensionType PADDING = ExtensionType.of(21);
    /** RFC 7685 section 1: some servers hang if a ClientHello has 256 to 511 bytes. */
    private static final int UNSAFE = 256;
    private static final int SAFE = 512;
    /** Before the extensions of a hello with three suites and no session id: header, version, random, lists, length. */
    private static final int HELLO = 4 + 2 + 32 + 1 + (2 + 3 * 2) + (1 + 1) + 2;
    private static final int EXTENSION_HEADER = 4;

    @Override
    public List<Extension> arrange(Message message, List<Extension> extensions) {
        Map<ExtensionType, Extension> all = new LinkedHashMap<>();
        extensions.forEach(extension -> all.put(extension.extensionType(), extension));
        shown.getOrDefault(message, List.of()).forEach(extension -> all.put(extension.extensionType(), extension));
        if (message == Message.CLIENT_HELLO) {
            pad(all);
        }
        List<ExtensionType> order = orders.get(message);
        if (!order.containsAll(all.keySet())) {
            throw new IllegalStateException("the traces have no " + message + " with all of " + all.keySet());
        }
        return all.values().stream().sorted(Comparator.comparing(e -> order.indexOf(e.extensionType()))).toList();
    }

    @Override
    public List<Extension> arrangeAgain(List<Extension> extensions) {
        return arrange(Message.CLIENT_HELLO, extensions);
    }

    private static void pad(Map<ExtensionType, Extension> hello) {
        int length = HELLO + hello.values().stream().mapToInt(Extension::encodedLength).sum();
        if (length >= UNSAFE && length < SAFE) {
            hello.put(PADDING, new Extension(PADDING, Bytes.wrap(new byte[SAFE - length - EXTENSION_HEADER])));
        }
    }
}
