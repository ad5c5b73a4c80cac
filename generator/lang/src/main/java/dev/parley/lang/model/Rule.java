package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.Optional;

/** A statement of the equations of a message. */
public sealed interface Rule {
    /** Where it is written. */
    Span span();

    /** The receiver checks; with a role, only that role does. */
    record Require(Optional<Role> role, Term condition, Type.Enumerator alert, Span span) implements Rule {
    }

    /** Both roles compute, or the one that is named; not at all if the guard is false. */
    record Let(Optional<Role> role, String name, Term value, Optional<Term> guard, Optional<Type.Enumerator> alert,
            Span span) implements Rule {
    }

    /** The secret is wiped. */
    record Forget(String name, Span span) implements Rule {
    }

    /** The transcript so far is replaced by the bytes. */
    record ReplaceTranscript(Term value, Span span) implements Rule {
    }

    /**
     * The sender computes the field, the receiver checks it. If the value is a {@link Term.Call} of a verified primitive,
     * the receiver calls its verifier instead.
     *
     * @param field a chain of {@link Term.FieldOf} and {@link Term.ArmOf} that ends in {@link Term.This}
     */
    record Equation(Term field, Term value, Type.Enumerator alert, Span span) implements Rule {
    }
}
