package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** A step of a flow as written. */
public sealed interface Step {
    /** The place of the first word. */
    Span span();

    /** {@code @L} or {@code @R.L} */
    record Label(Optional<Name> role, Name name, Span span) implements Step {
    }

    /** {@code R: M? if g then key R = e, …} */
    record Send(Name role, Name message, boolean optional, Optional<Expr> guard, List<Key> keys, Span span)
            implements Step {
    }

    /** {@code key R = e if g} */
    record Key(Name role, Name epoch, Optional<Expr> guard, Span span) implements Step {
    }

    /** <code>{ … }? if g</code> */
    record Group(List<Step> steps, boolean optional, Optional<Expr> guard, Span span) implements Step {
    }

    /** {@code choice by R if g {…} or if h {…}}; without a decider the data decides. */
    record Choice(Optional<Name> decider, List<Alternative> alternatives, Span span) implements Step {
    }

    /** {@code call F} */
    record Call(Name flow, Span span) implements Step {
    }

    /** {@code if g {…}} */
    record Alternative(Optional<Expr> guard, List<Step> steps, Span span) {
    }
}
