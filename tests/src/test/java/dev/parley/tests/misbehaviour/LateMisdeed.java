package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/**
 * A way to break the protocol once the handshake is complete, and what answers it.
 *
 * @param name with the section that forbids it
 */
record LateMisdeed(String name, Scene scene, Consumer<ScriptedPeer> deed, Refusal refusal) {
    /** Both sides are connected before, and the engine is not thereafter. */
    DynamicTest test() {
        return dynamicTest(name + " -> " + refusal + " (" + scene + " to a " + scene.underTest() + ")", () -> {
            Performance performance = scene.play(Edit.none());
            performance.engine().connected();
            assertTrue(performance.peer().isConnected());
            deed.accept(performance.peer());
            performance.run().assertClosed(refusal);
        });
    }
}
