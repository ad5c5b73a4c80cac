package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Sent;

/**
 * A message goes out.
 *
 * @param facts the facts that it carries and that are true, as bits of a {@link Vocabulary}
 * @param epoch the epoch in which it is written
 */
public record Event(Sent sent, long facts, Epoch epoch) {
    /** {@code R.M in epoch}. */
    @Override
    public String toString() {
        return sent + " in " + epoch;
    }
}
