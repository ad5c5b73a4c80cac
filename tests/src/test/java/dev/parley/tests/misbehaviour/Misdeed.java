package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tls.spec.AlertDescription;
import org.junit.jupiter.api.DynamicTest;

/**
 * A way to break the protocol, and the alert that answers it.
 *
 * @param name with the section that forbids it
 */
record Misdeed(String name, Scene scene, Edit edit, AlertDescription alert) {
    /** The same peer succeeds if it behaves, and is refused if it does not. */
    DynamicTest test() {
        return dynamicTest(name + " -> " + alert.label() + " (" + scene + ")", () -> {
            scene.play(Edit.none()).assertSucceeded();
            Performance performance = scene.play(edit);
            performance.assertRefused(alert);
            if (edit instanceof Edit.Change changed) {
                performance.assertNothingFollowed(changed.kind());
            }
        });
    }
}
