package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.Optional;

/** A statement of an {@code on} block as written. */
public sealed interface Statement {
    /** The place of the first word. */
    Span span();

    /** {@code require e else alert;}: the receiver checks; a role in front restricts it to that role. */
    record Require(Optional<Name> role, Expr condition, Name alert, Span span) implements Statement {
    }

    /** {@code let x = e if g else alert;}: both roles compute, unless a role in front restricts it. */
    record Let(Optional<Name> role, Name name, Expr value, Optional<Expr> guard, Optional<Name> alert, Span span)
            implements Statement {
    }

    /** {@code forget x;}: the secret is wiped. */
    record Forget(Name name, Span span) implements Statement {
    }

    /** {@code transcript := e;}: the transcript so far is replaced. */
    record Transcript(Expr value, Span span) implements Statement {
    }

    /**
     * {@code f := e if g else alert;}: the sender computes, the receiver checks; neither if the guard is false.
     *
     * @param field a name, with members and elements of it
     * @param written the field as it is written
     */
    record Equation(Expr field, Name written, Expr value, Optional<Expr> guard, Optional<Name> alert, Span span)
            implements Statement {
    }
}
