package dev.parley.backends.suite;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import java.util.Set;

/**
 * Where a role is, and what can be seen of that from outside.
 *
 * @param state the name of the state
 * @param sends the messages of the flow that it can send there; it chooses if there are several, and rests if there are
 *     none
 * @param beside the messages beside the flow that it may send there; empty while it sends, since nobody can ask then
 * @param writes the epoch of its own lane
 * @param reads the epoch of its peer's lane
 * @param done whether the flow is over
 * @param skips whether records of the peer that do not open are discarded
 */
public record Stage(String state, Set<Message> sends, Set<Message> beside, Epoch writes, Epoch reads, boolean done,
        boolean skips) {
    public Stage {
        sends = Set.copyOf(sends);
        beside = Set.copyOf(beside);
    }

    /** Whether it waits for its peer, or the flow is over. */
    public boolean rests() {
        return sends.isEmpty();
    }
}
