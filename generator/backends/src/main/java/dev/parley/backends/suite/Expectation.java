package dev.parley.backends.suite;

import dev.parley.lang.model.Type;
import java.util.Optional;

/** What a test must see at its end. */
public sealed interface Expectation {
    /** The last exchange of the path led to the last stage; there is no probe. */
    record Reaches() implements Expectation {
    }

    /** The peer's message, the probe, is answered with the alert, and the machine is closed. */
    record Refuses(Type.Enumerator alert) implements Expectation {
    }

    /**
     * The peer's message, the probe, passes beside the flow, and the state stays.
     *
     * @param now where the role is afterwards; nothing if it reads no more
     */
    record Takes(Fate fate, Optional<Stage> now) implements Expectation {
    }

    /**
     * The role under test may send the probe, a message beside the flow, where the path ends.
     *
     * @param now where the role is afterwards; nothing if it sends no more
     */
    record Sends(Optional<Stage> now) implements Expectation {
    }

    /** The role under test may not send the probe, a message beside the flow, where the path ends. */
    record Withholds() implements Expectation {
    }

    /** What becomes of a message beside the flow, and of those behind it. */
    enum Fate {
        /** It is handed to the layer below. */
        DELIVERED,
        /** It is checked, and has no effect; the layer below is told, so that it can count. */
        DROPPED,
        /** It was sent ahead and is declined, so that nobody is told. */
        SKIPPED,
        /** It is delivered, and whatever comes behind it is ignored. */
        ENDS_LANE,
        /** It is delivered, and the machine is closed without an error. */
        CLOSES
    }
}
