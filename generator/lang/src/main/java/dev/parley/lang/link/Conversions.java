package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.Optional;

/**
 * Implicit conversions. Where bytes are wanted, structs, code points, number fields and texts stand for their
 * encodings; nothing else converts.
 */
final class Conversions {
    private final Problems problems;

    Conversions(Problems problems) {
        this.problems = problems;
    }

    /** The term as a value of the wanted type; another type is reported. */
    Term to(ValueType wanted, Term term) {
        Optional<Term> converted = tryTo(wanted, term);
        if (converted.isEmpty()) {
            mismatch(wanted, term);
        }
        return converted.orElseGet(() -> Unknown.term(term.span()));
    }

    static Optional<Term> tryTo(ValueType wanted, Term term) {
        if (Unknown.is(wanted) || Unknown.is(term) || term.type().equals(wanted)) {
            return Optional.of(term);
        }
        return wanted.equals(ValueType.BYTES) ? encoded(term) : Optional.empty();
    }

    /** A text as bytes if those are on the other side of a comparison. */
    static Term literal(Term term, ValueType other) {
        return term instanceof Term.Text text && other.equals(ValueType.BYTES)
                ? new Term.Octets(Octets.of(text.value()), text.span()) : term;
    }

    private static Optional<Term> encoded(Term term) {
        if (term instanceof Term.Text text) {
            return Optional.of(new Term.Octets(Octets.of(text.value()), text.span()));
        }
        boolean travels = term.type().equals(ValueType.STRING) || term.type() instanceof ValueType.Struct
                || term.type() instanceof ValueType.Code code && code.type().width() > 0
                || term instanceof Term.FieldOf field && field.field().type() instanceof Type.Uint;
        return travels ? Optional.of(new Term.Encoded(term, term.span())) : Optional.empty();
    }

    void mismatch(ValueType wanted, Term term) {
        String message = "this is " + describe(term.type()) + ", but " + describe(wanted)
                + (wanted.equals(ValueType.BYTES) ? " are needed here" : " is needed here");
        if (wanted.equals(ValueType.BYTES) && term.type().equals(ValueType.SECRET)) {
            problems.report("type-mismatch", term.span(), message,
                    "a secret becomes public only as the whole right side of a field's equation");
        } else if (wanted.equals(ValueType.BYTES) && term.type() instanceof ValueType.Code) {
            problems.report("type-mismatch", term.span(), message, "this type has no codes, so it cannot travel");
        } else if (wanted.equals(ValueType.BYTES) && term.type().equals(ValueType.INT)) {
            problems.report("type-mismatch", term.span(), message,
                    "only a number that is a field of a message has a width");
        } else {
            problems.report("type-mismatch", term.span(), message);
        }
    }

    /** A type as a sentence names it. */
    static String describe(ValueType type) {
        if (type.equals(ValueType.BOOL)) {
            return "a truth value (bool)";
        }
        if (type.equals(ValueType.INT)) {
            return "a number (int)";
        }
        if (type.equals(ValueType.STRING)) {
            return "a text (string)";
        }
        if (type.equals(ValueType.SECRET)) {
            return "a secret";
        }
        if (type instanceof ValueType.Code || type instanceof ValueType.Struct || type instanceof ValueType.Extern) {
            return "a value of type " + type;
        }
        if (type instanceof ValueType.Select || type instanceof ValueType.Arm) {
            return "a select";
        }
        return type instanceof ValueType.ListOf ? "a " + type : type.toString();
    }
}
