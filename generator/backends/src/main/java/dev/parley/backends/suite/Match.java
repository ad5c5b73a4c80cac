package dev.parley.backends.suite;

import dev.parley.lang.flow.WireTypes;
import dev.parley.lang.model.Message;

/** Whether a message that arrives is taken for another one. */
enum Match {
    NO,
    /** Its content tells, of which nothing is said: whether it meets a condition, or has the form of another struct. */
    MAYBE,
    YES;

    /**
     * Whether an encoding of {@code arrived} is also one of {@code awaited}.
     *
     * @param stream whether messages come without tags, so that anything is raw content
     */
    static Match of(Message awaited, Message arrived, boolean stream) {
        if (stream && awaited.wire().isEmpty()) {
            return YES;
        }
        if (!WireTypes.overlap(awaited, arrived)) {
            return NO;
        }
        boolean sameType = awaited.wireName().equals(arrived.wireName());
        return awaited.equals(arrived) || sameType && awaited.where().isEmpty() ? YES : MAYBE;
    }
}
