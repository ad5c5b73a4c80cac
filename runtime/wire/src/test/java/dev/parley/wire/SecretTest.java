package dev.parley.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void closingWipesTheBytes() {
        byte[] value = {1, 2, 3};
        Secret secret = Secret.take(value);
        secret.close();
        assertArrayEquals(new byte[3], value);
        assertTrue(secret.isDestroyed());
        assertThrows(IllegalStateException.class, secret::toByteArray);
        assertThrows(IllegalStateException.class, secret::disclose);
        assertThrows(IllegalStateException.class, () -> secret.slice(0, 1));
        assertThrows(IllegalStateException.class, () -> secret.read((array, from, length) -> { }));
        secret.close();
    }

    @Test
    void slicesAndCopiesOutliveTheirOrigin() {
        Secret secret = Secret.copyOf(Bytes.of(1, 2, 3));
        Secret slice = secret.slice(1, 2);
        Bytes disclosed = secret.disclose();
        secret.close();
        assertFalse(slice.isDestroyed());
        assertEquals(Bytes.of(2, 3), slice.disclose());
        assertEquals(Bytes.of(1, 2, 3), disclosed);
        assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(1, 2));
    }

    @Test
    void itShowsAndComparesNothing() {
        assertEquals("Secret(3 bytes)", Secret.copyOf(Bytes.of(1, 2, 3)).toString());
        assertNotEquals(Secret.copyOf(Bytes.of(1)), Secret.copyOf(Bytes.of(1)));
    }
}
