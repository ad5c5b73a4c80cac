package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Goes through the conditions of one message, in order, until one is not met. */
final class Inspection {
    private final Draft draft;
    private final int message;
    private final Evaluator evaluator;
    private int number;

    Inspection(Draft draft, int message, Evaluator evaluator) {
        this.draft = draft;
        this.message = message;
        this.evaluator = evaluator;
    }

    Draft draft() {
        return draft;
    }

    int message() {
        return message;
    }

    Datum value(Term term, Scope scope) {
        return evaluator.of(term, scope);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** A condition without a term of its own. */
    Optional<Violation> demand(boolean met, Supplier<String> reason, Span span, Function<Repairs, List<Draft>> repairs) {
        number++;
        return met ? Optional.empty() : Optional.of(new Violation(message, number, reason.get(), span,
                () -> repairs.apply(new Repairs(draft))));
    }

    /** The term must be as wanted, unless nobody can tell. */
    Optional<Violation> demand(Term condition, boolean wanted, Scope scope, Supplier<String> reason, Span span) {
        Datum value = value(condition, scope);
        if (value instanceof Datum.Missing missing) {
            return there(missing, span);
        }
        return demand(value instanceof Datum.Opaque || value.equals(Datum.of(wanted)), reason, span,
                repairs -> repairs.making(condition, wanted, scope));
    }

    /** All that the term needs must be there. */
    Optional<Violation> demandThere(Term term, Scope scope) {
        Datum value = value(term, scope);
        return value instanceof Datum.Missing missing ? there(missing, term.span())
                : demand(true, () -> "", term.span(), repairs -> List.of());
    }

    private Optional<Violation> there(Datum.Missing missing, Span span) {
        return demand(false, () -> text(missing.part()) + " is not there", span, repairs -> repairs.providing(missing));
    }

    static String text(Term term) {
        return "'" + TermText.of(term) + "'";
    }
}
