package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A place in the flow, just before a step. Positions are numbered so that every step leads to a greater number; they
 * refer to each other by number.
 */
public sealed interface Position {
    /** The number. */
    int id();

    /** Where the step is written. */
    Span span();

    /** Before a message. */
    record Send(int id, Sent sent, int next, Span span) implements Position {
    }

    /** Before a key change. */
    record Rekey(int id, Role lane, Epoch epoch, Optional<Term> guard, int next, Span span) implements Position {
    }

    /**
     * Before a choice by a role, or by data if there is no decider.
     *
     * @param behind where the alternatives meet
     */
    record Choice(int id, Optional<Role> decider, List<Arm> arms, int behind, Span span) implements Position {
    }

    /** An alternative of a choice; no guard is true. */
    record Arm(Optional<Term> guard, int first, Span span) {
    }

    /** Behind the last step. */
    record End(int id, Span span) implements Position {
    }
}
