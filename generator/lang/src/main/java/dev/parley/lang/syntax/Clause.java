package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.Optional;

/** A clause of an ambient message. */
public sealed interface Clause {
    /** The place of the keyword. */
    Span span();

    /** {@code under e} */
    record Under(Name epoch, Span span) implements Clause {
    }

    /** {@code after R.M} */
    record After(Name message, Span span) implements Clause {
    }

    /** {@code until R.M} */
    record Until(Name message, Span span) implements Clause {
    }

    /** {@code unless v} */
    record Unless(Name duty, Span span) implements Clause {
    }

    /** {@code if g} */
    record If(Expr guard, Span span) implements Clause {
    }

    /** {@code then key R = e} */
    record Then(Step.Key key, Span span) implements Clause {
    }

    /** {@code clears v} */
    record Clears(Name duty, Span span) implements Clause {
    }

    /** {@code sets v if g} */
    record Sets(Name duty, Optional<Expr> guard, Span span) implements Clause {
    }

    /** {@code asks q} */
    record Asks(Name question, Span span) implements Clause {
    }

    /** {@code answers q} */
    record Answers(Name question, Span span) implements Clause {
    }

    /** {@code accept if g} */
    record Accept(Expr guard, Span span) implements Clause {
    }

    /** {@code skip if g} */
    record Skip(Expr guard, Span span) implements Clause {
    }

    /** {@code prompt if g} */
    record Prompt(Optional<Expr> guard, Span span) implements Clause {
    }

    /** {@code closes}, {@code fatal}, {@code dropped}, {@code lag} */
    record Effect(Kind kind, Span span) implements Clause {
    }

    /** The words for what an ambient does beyond passing by. */
    enum Kind {
        CLOSES, FATAL, DROPPED, LAG
    }
}
