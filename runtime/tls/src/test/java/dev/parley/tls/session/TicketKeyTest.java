package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TicketKeyTest {
    private static final Instant BEGINS = Instant.parse("2026-06-01T12:00:00.5Z");

    private final TicketKey key = TicketKey.generate(new SecureRandom(), BEGINS);

    @Test
    void whatIsExportedComesBack() {
        byte[] exported = key.export();
        TicketKey again = TicketKey.of(exported);
        Arrays.fill(exported, (byte) 0);
        assertEquals(key.name(), again.name());
        assertEquals(Instant.parse("2026-06-01T12:00:00Z"), again.begins());
        assertEquals(key.begins(), again.begins());
        assertEquals(key.secret().disclose(), again.secret().disclose());
        assertArrayEquals(key.export(), again.export());
    }

    @Test
    void whatIsNoKeyIsRefused() {
        byte[] exported = key.export();
        assertThrows(IllegalArgumentException.class, () -> TicketKey.of(Arrays.copyOf(exported, exported.length - 1)));
        assertThrows(IllegalArgumentException.class, () -> TicketKey.of(Arrays.copyOf(exported, exported.length + 1)));
        byte[] otherFormat = exported.clone();
        otherFormat[0] = 2;
        assertThrows(IllegalArgumentException.class, () -> TicketKey.of(otherFormat));
        byte[] never = exported.clone();
        never[17] = (byte) 0x80;
        assertThrows(IllegalArgumentException.class, () -> TicketKey.of(never));
        byte[] afterTime = exported.clone();
        afterTime[17] = 0x7F;
        assertThrows(IllegalArgumentException.class, () -> TicketKey.of(afterTime));
    }

    @Test
    void itDoesNotPrintItself() {
        assertTrue(key.toString().contains(key.name().toHex()));
        assertFalse(key.toString().contains(HexFormat.of().formatHex(key.secret().toByteArray(), 0, 4)));
    }

    @Test
    void aWipedKeyIsOfNoUse() {
        key.close();
        assertTrue(key.secret().isDestroyed());
        assertThrows(IllegalStateException.class, key::export);
    }
}
