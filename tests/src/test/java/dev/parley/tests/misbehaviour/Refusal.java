package dev.parley.tests.misbehaviour;

import dev.parley.tls.spec.AlertDescription;

/**
 * How the engine under test ends a connection.
 *
 * @param state of its machine at that time
 * @param reason what its exception says, or a part of it: the rule of the specification that was broken, or for a
 *     message that does not decode the field and the offset
 */
record Refusal(AlertDescription alert, String state, String reason) {
    @Override
    public String toString() {
        return alert.label() + " in " + state;
    }
}
