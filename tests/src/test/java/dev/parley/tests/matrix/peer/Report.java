package dev.parley.tests.matrix.peer;

import java.util.Map;
import java.util.Optional;

/**
 * What the peer says of its last connection.
 *
 * @param facts what it said; not every peer says everything
 * @param received the application data that it got
 * @param words all that it said, without the data
 */
public record Report(Map<Fact, String> facts, byte[] received, String words) {
    /** What it says, if it does. */
    public Optional<String> says(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }
}
