package dev.parley.lang.example;

import dev.parley.lang.model.Content;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bodies for messages, which need not meet all conditions yet.
 *
 * @param bodies of the first messages of the script
 */
record Draft(Script script, List<Value> bodies) {
    Draft {
        bodies = List.copyOf(bodies);
    }

    /** The body of a message. */
    Spot body(int message) {
        return body(message, Scope.BEFORE_RULES);
    }

    private Spot body(int message, int rule) {
        Optional<Type.Struct> wire = script.message(message).wire();
        Type type = wire.isPresent() ? wire.get() : new Type.VarOpaque(new Type.Bounds(0, Content.DEFAULT_LIMIT));
        return new Spot(Place.body(message), type, wire.isPresent() ? script.arguments(message) : List.of(),
                Scope.at(message, rule), bodies.get(message));
    }

    /** The scope in which the fields of a message have names, in front of one of its rules. */
    Scope scope(int message, int rule) {
        Spot body = body(message, rule);
        return body.value() instanceof Value.Struct ? body.inside() : body.scope();
    }

    /** What stands at a place, if something does. */
    Optional<Spot> spot(Place place) {
        Optional<Spot> spot = Optional.of(body(place.message()));
        for (Place.Step step : place.steps()) {
            spot = spot.flatMap(s -> s.step(step));
        }
        return spot;
    }

    /** The draft with another value at a place. */
    Draft with(Place place, Value value) {
        List<Value> changed = new ArrayList<>(bodies);
        changed.set(place.message(), Edits.with(bodies.get(place.message()), place.steps(), value));
        return new Draft(script, changed);
    }

    /** The draft with one body more. */
    Draft and(Value body) {
        List<Value> more = new ArrayList<>(bodies);
        more.add(body);
        return new Draft(script, more);
    }

    /** Where the value of a term stands, if it is part of a message. */
    Optional<Place> place(Term term, Scope scope) {
        if (term instanceof Term.This) {
            return Optional.of(Place.body(scope.message()));
        }
        if (term instanceof Term.Earlier earlier) {
            int index = script.last(earlier.message(), scope.message());
            return index < 0 ? Optional.empty() : Optional.of(Place.body(index));
        }
        if (term instanceof Term.FieldOf field) {
            return place(field.object(), scope).map(p -> p.field(field.field().name()));
        }
        if (term instanceof Term.ArmOf arm) {
            return place(arm.select(), scope);
        }
        if (term instanceof Term.ExtensionOf extension) {
            return place(extension.message(), scope).flatMap(p -> block(p).map(b -> p.field(b.field().name())
                    .then(new Place.Step.Extension(extension.row(), extension.column()))));
        }
        if (term instanceof Term.Local local) {
            return scope.holding(local.name()).map(s -> s.place().field(local.name()))
                    .or(() -> Optional.ofNullable(scope.parameters().get(local.name()))
                            .flatMap(bound -> place(bound.value(), bound.scope())));
        }
        if (term instanceof Term.ElementOf element && element.index() instanceof Term.Int index) {
            return place(element.list(), scope)
                    .map(p -> p.then(new Place.Step.Element((int) Math.min(index.value(), Hex.MOST))));
        }
        return Optional.empty();
    }

    /** The extensions of the message, or of the struct inside one, at a place. */
    Optional<Tables.Block> block(Place owner) {
        if (owner.steps().isEmpty()) {
            return script.tables().block(script.message(owner.message()));
        }
        return spot(owner).filter(spot -> spot.type() instanceof Type.Struct)
                .flatMap(spot -> script.tables().block((Type.Struct) spot.type()));
    }
}
