package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tls.spec.AlertDescription;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/**
 * A way to break the protocol, and what answers it.
 *
 * @param name with the section that forbids it
 */
record Misdeed(String name, Scene scene, Edit edit, Consumer<Performance> answer, String shown) {
    /** One that is answered with an alert. */
    Misdeed(String name, Scene scene, Edit edit, AlertDescription alert) {
        this(name, scene, edit, performance -> performance.assertRefused(alert), alert.label());
    }

    /** One that is refused. */
    Misdeed(String name, Scene scene, Edit edit, Refusal refusal) {
        this(name, scene, edit, performance -> performance.assertRefused(refusal), refusal.toString());
    }

    /** The same peer succeeds if it behaves, and is refused if it does not. */
    DynamicTest test() {
        return dynamicTest(name + " -> " + shown + " (" + scene + ")", () -> {
            scene.play(Edit.none()).assertSucceeded();
            Performance performance = scene.play(edit);
            answer.accept(performance);
            if (edit instanceof Edit.Change changed) {
                performance.assertNothingFollowed(changed.kind());
            }
        });
    }
}
