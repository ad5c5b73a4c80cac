package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement of the equations of a message. */
public sealed interface Rule {
    /** Where it is written. */
    Span span();

    /** All terms that it evaluates or names, its guard first. */
    List<Term> terms();

    /** The receiver checks; with a role, only that role does. */
    record Require(Optional<Role> role, Term condition, Type.Enumerator alert, Span span) implements Rule {
        @Override
        public List<Term> terms() {
            return List.of(condition);
        }
    }

    /** Both roles compute, or the one that is named; not at all if the guard is false. */
    record Let(Optional<Role> role, String name, Term value, Optional<Term> guard, Optional<Type.Enumerator> alert,
            Span span) implements Rule {
        @Override
        public List<Term> terms() {
            return Stream.concat(guard.stream(), Stream.of(value)).toList();
        }
    }

    /** The secret is wiped. */
    record Forget(String name, Span span) implements Rule {
        @Override
        public List<Term> terms() {
            return List.of();
        }
    }

    /** The transcript so far is replaced by the bytes. */
    record ReplaceTranscript(Term value, Span span) implements Rule {
        @Override
        public List<Term> terms() {
            return List.of(value);
        }
    }

    /**
     * The sender computes the field, the receiver checks it; neither if the guard is false. If the value is a
     * {@link Term.Call} of a verified primitive, the receiver calls its verifier instead. The alert also answers a field
     * that is not there because an extension is absent or a list too short.
     *
     * @param field a {@link Term.FieldOf} or {@link Term.ElementOf} at the end of a chain of these, of {@link Term.ArmOf}
     *     and of {@link Term.ExtensionOf} that begins in {@link Term.This}
     */
    record Equation(Term field, Term value, Optional<Term> guard, Type.Enumerator alert, Span span) implements Rule {
        @Override
        public List<Term> terms() {
            return Stream.concat(guard.stream(), Stream.of(field, value)).toList();
        }
    }
}
