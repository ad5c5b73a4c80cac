package dev.parley.testkit;

import dev.parley.wire.Labelled;
import dev.parley.wire.MessageKind;
import java.util.Set;

/**
 * Where a role is, and what can be seen of that from outside.
 *
 * @param state the name of the state
 * @param sends the messages of the flow that it can send there; empty if it waits for its peer, or the flow is over
 * @param beside the messages beside the flow that it may send there; empty while it sends, since nobody can ask then
 * @param writes the epoch of its own lane
 * @param reads the epoch of its peer's lane
 * @param done whether the flow is over
 * @param skips whether records of the peer that do not open are discarded
 */
public record Stage(String state, Set<? extends MessageKind> sends, Set<? extends MessageKind> beside, Labelled writes,
        Labelled reads, boolean done, boolean skips) {
    public Stage {
        sends = Set.copyOf(sends);
        beside = Set.copyOf(beside);
    }

    /** A stage in which whatever the peer sends must open. */
    public Stage(String state, Set<? extends MessageKind> sends, Set<? extends MessageKind> beside, Labelled writes,
            Labelled reads, boolean done) {
        this(state, sends, beside, writes, reads, done, false);
    }

    boolean rests() {
        return sends.isEmpty();
    }
}
