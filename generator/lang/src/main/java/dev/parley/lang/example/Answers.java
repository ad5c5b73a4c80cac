package dev.parley.lang.example;

import dev.parley.lang.model.Extern;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a specification requires of the struct that a primitive gives: every {@code require} behind a {@code let} that holds the
 * answer, as a condition on the struct alone.
 */
final class Answers {
    private Answers() {
    }

    /** All of it together; nothing if nothing is required. What also looks at values of the run stays in it, undecided. */
    static Optional<Term> required(ProtocolModel model, Extern primitive) {
        List<Term> conditions = new ArrayList<>();
        model.equations().forEach(equations -> {
            for (Rule rule : equations.rules()) {
                if (rule instanceof Rule.Let let && let.value() instanceof Term.Call call
                        && call.function().name().equals(primitive.name())) {
                    equations.rules().stream().filter(Rule.Require.class::isInstance)
                            .map(require -> ((Rule.Require) require).condition())
                            .filter(condition -> isAbout(condition, let.name()))
                            .map(condition -> of(condition, let.name(), primitive.result())).forEach(conditions::add);
                }
            }
        });
        return conditions.stream().reduce((a, b) -> new Term.And(a, b, a.span()));
    }

    /** Whether a condition looks at the variable, and not at the message in whose equations it stands. */
    private static boolean isAbout(Term condition, String variable) {
        return has(condition, term -> term instanceof Term.Named named && named.name().equals(variable))
                && !has(condition, term -> term instanceof Term.Local || term instanceof Term.This);
    }

    private static boolean has(Term term, Predicate<Term> wanted) {
        return wanted.test(term) || Subterms.of(term).stream().anyMatch(part -> has(part, wanted));
    }

    /** The condition, in which the answer is the struct at hand instead of a variable. */
    private static Term of(Term term, String variable, ValueType type) {
        UnaryOperator<Term> part = t -> of(t, variable, type);
        if (term instanceof Term.Named named && named.name().equals(variable)) {
            return new Term.This(type, named.span());
        } else if (term instanceof Term.FieldOf t) {
            return new Term.FieldOf(part.apply(t.object()), t.field(), t.type(), t.span());
        } else if (term instanceof Term.LengthOf t) {
            return new Term.LengthOf(part.apply(t.of()), t.span());
        } else if (term instanceof Term.Compare t) {
            return new Term.Compare(t.operator(), part.apply(t.left()), part.apply(t.right()), t.span());
        } else if (term instanceof Term.Contains t) {
            return new Term.Contains(part.apply(t.collection()), part.apply(t.element()), t.span());
        } else if (term instanceof Term.Not t) {
            return new Term.Not(part.apply(t.operand()), t.span());
        } else if (term instanceof Term.And t) {
            return new Term.And(part.apply(t.left()), part.apply(t.right()), t.span());
        }
        return term instanceof Term.Or t ? new Term.Or(part.apply(t.left()), part.apply(t.right()), t.span()) : term;
    }
}
