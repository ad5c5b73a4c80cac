package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes something an element of a list or of bytes, or sees that it is none. */
final class Memberships {
    private final Draft draft;
    private final Evaluator evaluator;
    private final Assignments assignments;
    private final Repairs repairs;

    Memberships(Draft draft, Evaluator evaluator, Assignments assignments, Repairs repairs) {
        this.draft = draft;
        this.evaluator = evaluator;
        this.assignments = assignments;
        this.repairs = repairs;
    }

    /** The element becomes one that is there, or comes in; or the other way round. */
    List<Draft> making(Term.Contains contains, boolean wanted, Scope scope) {
        Datum collection = evaluator.of(contains.collection(), scope);
        Datum element = evaluator.of(contains.element(), scope);
        if (collection instanceof Datum.Missing missing) {
            return wanted ? repairs.providing(missing) : List.of();
        }
        if (element instanceof Datum.Missing missing) {
            return wanted ? repairs.providing(missing) : List.of();
        }
        if (!(collection instanceof Datum.Known list && element instanceof Datum.Known single)) {
            return List.of();
        }
        List<Value> all = Operators.elements(list.value());
        List<Draft> found = new ArrayList<>(assignments.of(contains.element(), scope,
                new Wish(value -> all.stream().anyMatch(e -> Operators.isSame(e, value)) == wanted, all)));
        Optional<Spot> spot = draft.place(contains.collection(), scope).flatMap(draft::spot)
                .filter(s -> !draft.script().isComputed(s.place()));
        spot.ifPresent(s -> found.add(s.in(draft, wanted ? with(s.value(), single.value())
                : without(s.value(), single.value()))));
        return found;
    }

    private static Value with(Value collection, Value element) {
        if (collection instanceof Value.Octets octets) {
            return new Value.Octets(octets.hex() + Hex.number(Operators.number(element), 1));
        }
        List<Value> more = new ArrayList<>(Operators.elements(collection));
        more.add(element);
        return new Value.Elements(more);
    }

    private static Value without(Value collection, Value element) {
        List<Value> fewer = Operators.elements(collection).stream().filter(e -> !Operators.isSame(e, element)).toList();
        if (!(collection instanceof Value.Octets)) {
            return new Value.Elements(fewer);
        }
        StringBuilder hex = new StringBuilder();
        fewer.forEach(octet -> hex.append(Hex.number(Operators.number(octet), 1)));
        return new Value.Octets(hex.toString());
    }
}
