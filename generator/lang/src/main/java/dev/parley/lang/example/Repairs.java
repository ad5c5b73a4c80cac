package dev.parley.lang.example;

import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Derives from the shape of a condition how a draft can be changed so that it holds. Each change is small, and may break
 * other conditions.
 */
final class Repairs {
    /** How deep definitions are looked through. */
    private static final int DEEPEST = 32;

    private final Draft draft;
    private final Evaluator evaluator;
    private final Assignments assignments;
    private final Lengths lengths;
    private final ExtensionRepairs extensions;
    private int depth;

    Repairs(Draft draft) {
        this.draft = draft;
        this.evaluator = new Evaluator(draft);
        this.assignments = new Assignments(draft, evaluator, this);
        this.lengths = new Lengths(draft, assignments);
        this.extensions = new ExtensionRepairs(draft);
    }

    Lengths lengths() {
        return lengths;
    }

    ExtensionRepairs extensions() {
        return extensions;
    }

    /** Drafts in which the condition may be as wanted. */
    List<Draft> making(Term condition, boolean wanted, Scope scope) {
        Datum value = evaluator.of(condition, scope);
        if (value.equals(Datum.of(wanted)) || depth == DEEPEST) {
            return List.of();
        }
        depth++;
        List<Draft> found = value instanceof Datum.Missing missing ? new ArrayList<>(providing(missing))
                : new ArrayList<>();
        found.addAll(of(condition, wanted, scope));
        depth--;
        return found;
    }

    private List<Draft> of(Term condition, boolean wanted, Scope scope) {
        if (condition instanceof Term.Not not) {
            return making(not.operand(), !wanted, scope);
        }
        if (condition instanceof Term.And and) {
            return either(and.left(), and.right(), wanted, scope);
        }
        if (condition instanceof Term.Or or) {
            return either(or.left(), or.right(), wanted, scope);
        }
        if (condition instanceof Term.Conditional choice) {
            return conditional(choice, wanted, scope);
        }
        if (condition instanceof Term.Present present) {
            return draft.place(present.extension().message(), scope).map(message -> wanted
                    ? extensions.adding(message, present.extension().row())
                    : extensions.removing(message, present.extension().row())).orElse(List.of());
        }
        if (condition instanceof Term.Registered registered) {
            return assignments.of(registered.code(), scope, new Wish(
                    value -> Codes.isRegistered((Value.Code) value) == wanted, List.of()));
        }
        if (condition instanceof Term.Compare compare) {
            return compare(compare, wanted, scope);
        }
        if (condition instanceof Term.Contains contains) {
            return new Memberships(draft, evaluator, assignments, this).making(contains, wanted, scope);
        }
        return named(condition, wanted, scope);
    }

    private List<Draft> either(Term left, Term right, boolean wanted, Scope scope) {
        List<Draft> found = new ArrayList<>(making(left, wanted, scope));
        found.addAll(making(right, wanted, scope));
        return found;
    }

    private List<Draft> conditional(Term.Conditional choice, boolean wanted, Scope scope) {
        List<Draft> found = new ArrayList<>();
        Datum condition = evaluator.of(choice.condition(), scope);
        if (condition instanceof Datum.Truth truth) {
            found.addAll(making(truth.value() ? choice.then() : choice.otherwise(), wanted, scope));
            found.addAll(making(choice.condition(), !truth.value(), scope));
        }
        return found;
    }

    /** A fact of which the run does not give the value, a {@code let}, or a parameter. */
    private List<Draft> named(Term condition, boolean wanted, Scope scope) {
        if (condition instanceof Term.FactValue fact && !draft.script().isTold(fact.fact())) {
            for (int i = scope.message(); i >= 0; i--) {
                for (Fact each : draft.script().facts(i)) {
                    if (each.name().equals(fact.fact()) && each.value().isPresent()) {
                        return making(each.value().get(), wanted, draft.scope(i, Scope.BEFORE_RULES));
                    }
                }
            }
        }
        return definition(condition, scope).map(d -> making(d.value(), wanted, d.scope())).orElse(List.of());
    }

    /** What a name stands for, and where that stands. */
    Optional<Scope.Bound> definition(Term term, Scope scope) {
        if (term instanceof Term.Named named) {
            return evaluator.defined(named.name(), scope);
        }
        return term instanceof Term.Local local && scope.holding(local.name()).isEmpty()
                ? Optional.ofNullable(scope.parameters().get(local.name())) : Optional.empty();
    }

    /** A comparison is false also where something that it looks at is not there. */
    private List<Draft> compare(Term.Compare compare, boolean wanted, Scope scope) {
        Datum left = evaluator.of(compare.left(), scope);
        Datum right = evaluator.of(compare.right(), scope);
        if (left instanceof Datum.Missing missing) {
            return wanted ? providing(missing) : List.of();
        }
        if (right instanceof Datum.Missing missing) {
            return wanted ? providing(missing) : List.of();
        }
        List<Draft> found = new ArrayList<>();
        if (right instanceof Datum.Known known) {
            found.addAll(assignments.of(compare.left(), scope, Wish.comparing(compare.operator(), wanted, known.value())));
        }
        if (left instanceof Datum.Known known) {
            found.addAll(assignments.of(compare.right(), scope, Wish.comparing(mirrored(compare.operator()), wanted,
                    known.value())));
        }
        return found;
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    /** Drafts in which the part may be there. */
    List<Draft> providing(Datum.Missing missing) {
        Term part = missing.part();
        Scope scope = missing.scope();
        if (part instanceof Term.ExtensionOf extension) {
            return draft.place(extension.message(), scope).map(m -> extensions.adding(m, extension.row()))
                    .orElse(List.of());
        }
        if (part instanceof Term.FieldOf field) {
            return draft.place(field.object(), scope).flatMap(draft::spot)
                    .map(owner -> extensions.filledUpTo(owner, field.field().name())).orElse(List.of());
        }
        if (part instanceof Term.Local local) {
            return draft.spot(scope.place()).map(owner -> extensions.filledUpTo(owner, local.name())).orElse(List.of());
        }
        if (part instanceof Term.ArmOf arm) {
            return draft.place(arm.select(), scope).flatMap(draft::spot)
                    .map(spot -> selecting(spot, a -> a.name().equals(arm.arm().name()))).orElse(List.of());
        }
        if (part instanceof Term.AttributeOf attribute) {
            return assignments.of(attribute.code(), scope, new Wish(v -> Codes.isRegistered((Value.Code) v), List.of()));
        }
        if (part instanceof Term.ElementOf element) {
            return lengths.reaching(element.list(), element.index(), 1, scope, evaluator);
        }
        return part instanceof Term.SliceOf slice ? lengths.reaching(slice.of(), new Term.Arithmetic('+', slice.from(),
                slice.count(), slice.span()), 0, scope, evaluator) : Collections.emptyList();
    }

    /** Drafts in which the selector chooses a fitting arm. */
    List<Draft> selecting(Spot spot, Predicate<Type.Arm> fits) {
        Type.Select select = (Type.Select) spot.type();
        Term selector = Codes.selector(select, select.arms().get(0));
        Predicate<Datum> chooses = value -> Codes.arm(select, value).filter(fits).isPresent();
        if (!(evaluator.of(selector, spot.scope()) instanceof Datum.Truth truth)) {
            return assignments.of(selector, spot.scope(),
                    new Wish(value -> chooses.test(new Datum.Known(value)), List.of()));
        }
        return chooses.test(Datum.of(!truth.value())) ? making(selector, !truth.value(), spot.scope()) : List.of();
    }
}
