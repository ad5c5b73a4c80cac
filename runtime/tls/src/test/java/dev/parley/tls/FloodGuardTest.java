package dev.parley.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.ProtocolException;
import org.junit.jupiter.api.Test;

class FloodGuardTest {
    private static final int MANY = 32;

    private final FloodGuard guard = new FloodGuard();

    @Test
    void boundsIdleMessagesAndEmptyDataTogether() throws ProtocolException {
        repeat(MANY / 2, guard::idle);
        repeat(MANY / 2, () -> guard.data(0));
        guard.check();
        guard.idle();
        assertRefused();
    }

    @Test
    void boundsEmptyData() throws ProtocolException {
        repeat(MANY, () -> guard.data(0));
        guard.check();
        guard.data(0);
        assertRefused();
    }

    @Test
    void boundsKeyChangesWithoutData() throws ProtocolException {
        repeat(MANY, guard::keyChange);
        guard.check();
        guard.keyChange();
        assertRefused();
    }

    @Test
    void beginsAnewWithData() throws ProtocolException {
        for (int i = 0; i < 10; i++) {
            repeat(MANY, guard::idle);
            repeat(MANY, guard::keyChange);
            guard.check();
            guard.data(1);
        }
        guard.check();
    }

    @Test
    void boundsChangeCipherSpecsInTheWholeConnection() throws ProtocolException {
        for (int i = 0; i < MANY; i++) {
            guard.record(ContentType.CHANGE_CIPHER_SPEC.code());
            guard.record(ContentType.APPLICATION_DATA.code());
            guard.data(1);
        }
        guard.check();
        guard.record(ContentType.CHANGE_CIPHER_SPEC.code());
        assertRefused();
    }

    private static void repeat(int count, Runnable event) {
        for (int i = 0; i < count; i++) {
            event.run();
        }
    }

    private void assertRefused() {
        assertEquals(AlertDescription.UNEXPECTED_MESSAGE,
                assertThrows(ProtocolException.class, guard::check).alert());
    }
}
