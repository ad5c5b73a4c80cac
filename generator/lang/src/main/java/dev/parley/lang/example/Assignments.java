package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Gives terms other values, by changing the messages that they are about. */
final class Assignments {
    private final Draft draft;
    private final Evaluator evaluator;
    private final Repairs repairs;

    Assignments(Draft draft, Evaluator evaluator, Repairs repairs) {
        this.draft = draft;
        this.evaluator = evaluator;
        this.repairs = repairs;
    }

    /** Drafts in which the term has a value as wished. */
    List<Draft> of(Term term, Scope scope, Wish wish) {
        if (term instanceof Term.AttributeOf attribute) {
            return of(attribute.code(), scope, new Wish(code -> Codes.attribute((Value.Code) code, attribute.column())
                    .filter(wish.fits()).isPresent(), List.of()));
        }
        if (term instanceof Term.LengthOf length) {
            return draft.place(length.of(), scope).flatMap(draft::spot).map(spot -> repairs.lengths().counting(spot, wish))
                    .orElse(List.of());
        }
        if (term instanceof Term.Arithmetic sum) {
            return arithmetic(sum, scope, wish);
        }
        if (term instanceof Term.SliceOf slice) {
            return slice(slice, scope, wish);
        }
        if (term instanceof Term.Conditional choice) {
            return conditional(choice, scope, wish);
        }
        if (term instanceof Term.Encoded encoded) {
            return encoded(encoded.value(), scope, wish);
        }
        Optional<Scope.Bound> definition = repairs.definition(term, scope);
        return definition.isPresent() ? of(definition.get().value(), definition.get().scope(), wish)
                : draft.place(term, scope).flatMap(draft::spot).map(spot -> at(spot, wish)).orElse(List.of());
    }

    /** Drafts in which the value of a spot is as wished. */
    List<Draft> at(Spot spot, Wish wish) {
        return draft.script().isComputed(spot.place()) ? List.of() : Candidates.of(spot, wish.hints()).stream()
                .filter(value -> !value.equals(spot.value()) && wish.fits().test(value))
                .map(value -> spot.in(draft, value)).toList();
    }

    private List<Draft> conditional(Term.Conditional choice, Scope scope, Wish wish) {
        if (!(evaluator.of(choice.condition(), scope) instanceof Datum.Truth truth)) {
            return List.of();
        }
        List<Draft> found = new ArrayList<>(of(truth.value() ? choice.then() : choice.otherwise(), scope, wish));
        found.addAll(repairs.making(choice.condition(), !truth.value(), scope));
        return found;
    }

    /** One side stays, and the other follows. */
    private List<Draft> arithmetic(Term.Arithmetic sum, Scope scope, Wish wish) {
        List<Draft> found = new ArrayList<>();
        if (evaluator.of(sum.right(), scope) instanceof Datum.Known known) {
            long right = Operators.number(known.value());
            found.addAll(of(sum.left(), scope, moved(wish, left -> Operators.arithmetic(sum.operator(), left, right),
                    result -> sum.operator() == '+' ? result - right : sum.operator() == '-' ? result + right
                            : right == 0 ? 0 : result / right)));
        }
        if (evaluator.of(sum.left(), scope) instanceof Datum.Known known) {
            long left = Operators.number(known.value());
            found.addAll(of(sum.right(), scope, moved(wish, right -> Operators.arithmetic(sum.operator(), left, right),
                    result -> sum.operator() == '+' ? result - left : sum.operator() == '-' ? left - result
                            : left == 0 ? 0 : result / left)));
        }
        return found;
    }

    private static Wish moved(Wish wish, LongUnaryOperator result, LongUnaryOperator operand) {
        return new Wish(value -> wish.fits().test(new Value.Number(result.applyAsLong(Operators.number(value)))),
                wish.hints().stream().<Value>map(hint -> new Value.Number(operand.applyAsLong(Operators.number(hint))))
                        .toList());
    }

    private List<Draft> slice(Term.SliceOf slice, Scope scope, Wish wish) {
        Optional<Spot> spot = draft.place(slice.of(), scope).flatMap(draft::spot);
        if (spot.isEmpty() || !(spot.get().value() instanceof Value.Octets octets)
                || !(evaluator.of(slice.from(), scope) instanceof Datum.Known from)
                || !(evaluator.of(slice, scope) instanceof Datum.Known part)) {
            return List.of();
        }
        Spot inner = new Spot(spot.get().place(), spot.get().type(), List.of(), scope, part.value());
        int count = Operators.length(part.value());
        return draft.script().isComputed(spot.get().place()) ? List.of() : Candidates.of(inner, wish.hints()).stream()
                .filter(value -> Operators.length(value) == count && wish.fits().test(value))
                .map(value -> spot.get().in(draft, new Value.Octets(Hex.with(octets.hex(),
                        (int) Operators.number(from.value()), ((Value.Octets) value).hex())))).toList();
    }

    /** The bytes of a number or a code point are read as one. */
    private List<Draft> encoded(Term value, Scope scope, Wish wish) {
        Optional<Spot> spot = draft.place(value, scope).flatMap(draft::spot);
        return spot.filter(s -> s.type() instanceof Type.Uint || s.type() instanceof Type.Code).map(s -> at(s, new Wish(
                v -> wish.fits().test(new Value.Octets(Encoding.of(s.type(), v))),
                wish.hints().stream().filter(h -> Operators.length(h) < Long.BYTES && Operators.length(h) > 0)
                        .<Value>map(h -> new Value.Number(Long.parseLong(((Value.Octets) h).hex(), 16))).toList())))
                .orElse(List.of());
    }
}
