package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;

/**
 * A value where it stands.
 *
 * @param arguments for the parameters of its type
 * @param scope around it
 */
record Spot(Place place, Type type, List<Term> arguments, Scope scope, Value value) {
    /** The scope inside a struct or the arm of a select. */
    Scope inside() {
        if (value instanceof Value.Choice choice) {
            return scope.arm(place, choice.fields());
        }
        return scope.struct((Type.Struct) type, arguments, place, ((Value.Struct) value).fields());
    }

    /** The value that a step leads to, if it is there. */
    Optional<Spot> step(Place.Step step) {
        if (step instanceof Place.Step.Field field) {
            return fields().stream().filter(f -> f.name().equals(field.name())).findFirst().flatMap(this::field);
        }
        if (step instanceof Place.Step.Extension extension) {
            return ((Value.Extensions) value).list().stream()
                    .filter(e -> e.row().type().name().equals(extension.row().type().name())).findFirst()
                    .map(this::extension);
        }
        return element(((Place.Step.Element) step).index());
    }

    /** The fields of the struct, or of the arm that was chosen. */
    List<Type.Field> fields() {
        return value instanceof Value.Choice choice ? choice.arm().fields() : ((Type.Struct) type).fields();
    }

    /** The value of a field, if it is there. */
    Optional<Spot> field(Type.Field field) {
        Scope inside = inside();
        return Optional.ofNullable(inside.fields().get(field.name()))
                .map(v -> new Spot(place.field(field.name()), field.type(), field.arguments(), inside, v));
    }

    /** The body of an extension. */
    Spot extension(Value.Extension extension) {
        ExtensionTable.Column column = extension.column();
        return new Spot(place.then(new Place.Step.Extension(extension.row(), column)), column.body(),
                column.arguments(), scope, extension.body());
    }

    /** An element of a vector, or a byte. */
    Optional<Spot> element(int index) {
        Place there = place.then(new Place.Step.Element(index));
        if (value instanceof Value.Elements elements) {
            return index < 0 || index >= elements.values().size() ? Optional.empty()
                    : Optional.of(new Spot(there, elementType(), arguments, scope, elements.values().get(index)));
        }
        String bytes = ((Value.Octets) value).hex();
        return index < 0 || index >= Hex.length(bytes) ? Optional.empty()
                : Optional.of(new Spot(there, new Type.Uint(1), List.of(), scope,
                        new Value.Number(Hex.at(bytes, index))));
    }

    /** The type of a vector's elements. */
    Type elementType() {
        return type instanceof Type.VarVector vector ? vector.element() : ((Type.FixedVector) type).element();
    }

    /** The draft with another value here. */
    Draft in(Draft draft, Value other) {
        return draft.with(place, other);
    }
}
