package dev.parley.tests.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class PeersTest {
    @Test
    void aPeerThatIsThereIsUsedEverywhere() {
        assertEquals("it", Peers.require("some-peer", Optional.of("it"), false));
        assertEquals("it", Peers.require("some-peer", Optional.of("it"), true));
    }

    @Test
    void aMissingPeerSkipsTheTestByName() {
        TestAbortedException skipped = assertThrows(TestAbortedException.class,
                () -> Peers.require("some-peer", Optional.empty(), false));
        assertTrue(skipped.getMessage().contains("'some-peer' is not installed"), skipped.getMessage());
    }

    @Test
    void aMissingPeerFailsUnderContinuousIntegration() {
        AssertionFailedError failed = assertThrows(AssertionFailedError.class,
                () -> Peers.require("some-peer", Optional.empty(), true));
        assertTrue(failed.getMessage().contains("'some-peer' is not installed"), failed.getMessage());
    }
}
