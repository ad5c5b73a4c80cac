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
 */
public record Stage(String state, Set<? extends MessageKind> sends, Set<? extends MessageKind> beside, Labelled writes,
        Labelled reads, boolean done) {
    public Stage {
        sends = Set.copyOf(sends);
        beside = Set.copyOf(beside);
    }

    boolean rests() {
        return sends.isEmpty();
    }
}
