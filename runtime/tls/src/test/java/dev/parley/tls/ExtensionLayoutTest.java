package dev.parley.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtensionLayoutTest {
    private static final List<Extension> WRITTEN = IntStream.range(0, 30)
            .mapToObj(code -> new Extension(ExtensionType.of(code), Bytes.EMPTY)).toList();

    @Test
    void clientsShuffleTheirFirstHelloOnly() {
        ExtensionLayout layout = ExtensionLayout.shuffled(new SecureRandom());
        Set<List<Extension>> orders = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            List<Extension> order = layout.arrange(Message.CLIENT_HELLO, WRITTEN);
            assertEquals(Set.copyOf(WRITTEN), Set.copyOf(order));
            assertEquals(WRITTEN.size(), order.size());
            assertEquals(order, layout.arrangeAgain(order));
            orders.add(order);
        }
        // Three equal ones of 30! would be a miracle.
        assertNotEquals(1, orders.size());
        assertEquals(WRITTEN, layout.arrange(Message.SERVER_HELLO13, WRITTEN));
        assertEquals(WRITTEN, layout.arrange(Message.ENCRYPTED_EXTENSIONS, WRITTEN));
    }

    @Test
    void plainHellosStayAsTheyWereWritten() {
        assertEquals(WRITTEN, ExtensionLayout.plain().arrange(Message.CLIENT_HELLO, WRITTEN));
    }

    @Test
    void onlyClientsOfTls13WithGreaseShuffle() {
        assertEquals("shuffled by clients", TlsConfig.builder().build().extensionLayout().toString());
        assertEquals(ExtensionLayout.plain(), TlsConfig.builder().grease(false).build().extensionLayout());
        assertEquals(ExtensionLayout.plain(),
                TlsConfig.builder().versions(List.of(TlsVersion.TLS12)).build().extensionLayout());
    }
}
