package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes short values that have the shape of their type. Lists of code points are generous, so that later messages find
 * what they choose from. Whether conditions hold is not looked at.
 */
final class Samples {
    /** The most code points that a list gets of itself. */
    private static final int GENEROUS = 16;

    private final Draft draft;
    private final Evaluator evaluator;

    Samples(Draft draft) {
        this.draft = draft;
        this.evaluator = new Evaluator(draft);
    }

    /** The body of the message that comes behind those of the draft. */
    Value body(int message) {
        Optional<Type.Struct> wire = draft.script().message(message).wire();
        return wire.isEmpty() ? new Value.Octets("00") : struct(wire.get(), draft.script().arguments(message),
                Scope.at(message, Scope.BEFORE_RULES), Place.body(message));
    }

    /**
     * A value of a type.
     *
     * @param scope where it stands
     */
    Value of(Type type, List<Term> arguments, Scope scope, Place place) {
        if (type instanceof Type.Uint) {
            return new Value.Number(0);
        }
        if (type instanceof Type.Code code) {
            return code(code);
        }
        if (type instanceof Type.FixedOpaque opaque) {
            return new Value.Octets(Hex.zeros(length(opaque.length(), scope)));
        }
        if (type instanceof Type.OpenOpaque) {
            return new Value.Octets("");
        }
        if (type instanceof Type.VarOpaque opaque) {
            return new Value.Octets(Hex.zeros(Math.min(opaque.bounds().floor(), Hex.MOST)));
        }
        if (type instanceof Type.OpenOpaque) {
            return new Value.Octets("");
        }
        if (type instanceof Type.FixedVector vector) {
            return filled(vector.element(), arguments, scope, place, new ArrayList<>(), length(vector.length(), scope));
        }
        if (type instanceof Type.VarVector vector) {
            return vector(vector, arguments, scope, place);
        }
        if (type instanceof Type.Select select) {
            Datum selector = evaluator.of(Codes.selector(select, select.arms().get(0)), scope);
            return arm(Codes.arm(select, selector).orElse(select.arms().get(0)), scope, place);
        }
        return struct((Type.Struct) type, arguments, scope, place);
    }

    /** The likeliest code point. */
    static Value.Code code(Type.Code type) {
        List<Value.Code> preferred = Codes.preferred(type);
        return !preferred.isEmpty() ? preferred.get(0)
                : new Value.Code(type, type.enumerators().isEmpty() ? 0 : type.enumerators().get(0).first());
    }

    /** The length that an extent gives, as far as it is known and reasonable. */
    int length(Type.Extent extent, Scope scope) {
        return evaluator.of(Extents.term(extent, scope), scope) instanceof Datum.Known known
                ? (int) Math.max(0, Math.min(Operators.number(known.value()), Hex.MOST)) : 0;
    }

    private Value vector(Type.VarVector vector, List<Term> arguments, Scope scope, Place place) {
        if (isBlock(vector, scope)) {
            return new Value.Extensions(List.of());
        }
        List<Value> elements = new ArrayList<>();
        if (vector.element() instanceof Type.Code code) {
            int room = Math.min(GENEROUS, vector.bounds().ceiling() / Math.max(1, code.width()));
            Codes.preferred(code).stream().limit(room).forEach(elements::add);
        }
        return filled(vector.element(), arguments, scope, place, elements, vector.bounds().floor());
    }

    private boolean isBlock(Type.VarVector vector, Scope scope) {
        return scope.type().flatMap(draft.script().tables()::block).filter(b -> b.field().type().equals(vector))
                .isPresent();
    }

    /** Elements until there are so many bytes at least. */
    private Value filled(Type element, List<Term> arguments, Scope scope, Place place, List<Value> elements, int floor) {
        Value next = of(element, arguments, scope, place.then(new Place.Step.Element(elements.size())));
        int size = Hex.length(Encoding.of(element, next));
        for (int length = elements.size() * size; size > 0 && length < Math.min(floor, Hex.MOST); length += size) {
            elements.add(next);
        }
        return new Value.Elements(elements);
    }

    /** An arm of a select that stands in the struct of the scope. */
    Value.Choice arm(Type.Arm arm, Scope scope, Place place) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fill(arm.fields(), fields, scope.arm(place, fields));
        return new Value.Choice(arm, fields);
    }

    Value.Struct struct(Type.Struct type, List<Term> arguments, Scope scope, Place place) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fill(type.fields(), fields, scope.struct(type, arguments, place, fields));
        return new Value.Struct(type, fields);
    }

    /** The fields up to the first optional one. */
    private void fill(List<Type.Field> types, Map<String, Value> fields, Scope inside) {
        for (Type.Field field : types) {
            if (field.optional()) {
                return;
            }
            fields.put(field.name(), field(field, inside));
        }
    }

    /** The value of a field in the struct or arm of the scope. */
    Value field(Type.Field field, Scope inside) {
        return field.constant().isPresent() ? constant(field, inside)
                : of(field.type(), field.arguments(), inside, inside.place().field(field.name()));
    }

    /** The constant that a field has to be. */
    Value constant(Type.Field field, Scope inside) {
        Value value = ((Datum.Known) evaluator.of(field.constant().orElseThrow(), inside)).value();
        return field.type() instanceof Type.Code code ? new Value.Code(code, Operators.number(value)) : value;
    }
}
