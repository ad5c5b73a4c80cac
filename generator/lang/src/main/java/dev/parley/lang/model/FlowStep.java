package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** A step of the flow after desugaring: sub-flows are inlined; only labels, sends, keys and choices remain. */
public sealed interface FlowStep {
    /** Where it is written. */
    Span span();

    /** A name for the position, for one role or for both. */
    record Label(Optional<Role> role, String name, Span span) implements FlowStep {
    }

    /** {@code R: M} */
    record Send(Sent sent, Span span) implements FlowStep {
    }

    /** {@code key R = e if g} */
    record Key(Role role, Epoch epoch, Optional<Term> guard, Span span) implements FlowStep {
    }

    /** A choice by a role, or by data: the first true one. */
    record Choice(Optional<Role> decider, List<Alternative> alternatives, Span span) implements FlowStep {
    }

    /** An alternative; no guard is true. */
    record Alternative(Optional<Term> guard, List<FlowStep> steps, Span span) {
    }
}
