package dev.parley.lang.flow;

import java.util.List;
import java.util.stream.Collectors;

/** The messages of a run, in the order in which they went out. */
public record Trace(List<Event> events) {
    /** The messages, separated by commas. */
    @Override
    public String toString() {
        return events.isEmpty() ? "nothing"
                : events.stream().map(e -> e.sent().toString()).collect(Collectors.joining(", "));
    }
}
