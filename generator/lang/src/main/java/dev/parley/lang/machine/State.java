package dev.parley.lang.machine;

import dev.parley.lang.source.Span;
import java.util.List;

/**
 * A place where a role rests.
 *
 * @param name unique within the machine
 * @param moves what it can send, or receive, here; empty at the end
 */
public record State(String name, Kind kind, List<Move> moves, Span span) {
    /** What a role does in a state. */
    public enum Kind {
        /** It sends one of the moves' messages, its own choice if several are enabled. */
        SEND,
        /** It waits for one of the moves' messages. */
        RECEIVE,
        /** The flow is over. */
        END
    }
}
