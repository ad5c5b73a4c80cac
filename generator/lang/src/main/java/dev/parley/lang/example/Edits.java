package dev.parley.lang.example;

import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes values that differ in one place. */
final class Edits {
    private Edits() {
    }

    /** The value with another one at the end of a way; all but the last step must be there. */
    static Value with(Value whole, List<Place.Step> way, Value part) {
        if (way.isEmpty()) {
            return part;
        }
        List<Place.Step> rest = way.subList(1, way.size());
        Place.Step step = way.get(0);
        if (step instanceof Place.Step.Field field) {
            return field(whole, field.name(), rest, part);
        }
        if (step instanceof Place.Step.Extension extension) {
            return extension((Value.Extensions) whole, extension, rest, part);
        }
        int index = ((Place.Step.Element) step).index();
        if (whole instanceof Value.Octets octets) {
            return new Value.Octets(Hex.with(octets.hex(), index, Hex.number(((Value.Number) part).value(), 1)));
        }
        List<Value> elements = new ArrayList<>(((Value.Elements) whole).values());
        elements.set(index, with(elements.get(index), rest, part));
        return new Value.Elements(elements);
    }

    private static Value field(Value whole, String name, List<Place.Step> rest, Value part) {
        if (whole instanceof Value.Choice choice) {
            return new Value.Choice(choice.arm(), fields(choice.arm().fields(), choice.fields(), name, rest, part));
        }
        Value.Struct struct = (Value.Struct) whole;
        return new Value.Struct(struct.type(), fields(struct.type().fields(), struct.fields(), name, rest, part));
    }

    private static Map<String, Value> fields(List<Type.Field> types, Map<String, Value> old, String name,
            List<Place.Step> rest, Value part) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Type.Field field : types) {
            if (field.name().equals(name)) {
                fields.put(name, with(old.get(name), rest, part));
            } else if (old.containsKey(field.name())) {
                fields.put(field.name(), old.get(field.name()));
            }
        }
        return fields;
    }

    private static Value extension(Value.Extensions whole, Place.Step.Extension step, List<Place.Step> rest,
            Value part) {
        List<Value.Extension> list = new ArrayList<>();
        boolean found = false;
        for (Value.Extension each : whole.list()) {
            boolean here = each.row().type().name().equals(step.row().type().name());
            found |= here;
            list.add(here ? new Value.Extension(each.row(), each.column(), (Value.Struct) with(each.body(), rest, part))
                    : each);
        }
        if (!found) {
            list.add(beforeLast(list), new Value.Extension(step.row(), step.column(), (Value.Struct) part));
        }
        return new Value.Extensions(list);
    }

    /** Where there is room for one more: at the end, but before an extension that must be the last. */
    private static int beforeLast(List<Value.Extension> list) {
        boolean closed = !list.isEmpty() && list.get(list.size() - 1).column().last().isPresent();
        return closed ? list.size() - 1 : list.size();
    }

    /** Without one of the extensions. */
    static Value.Extensions without(Value.Extensions whole, String extension) {
        return new Value.Extensions(whole.list().stream().filter(e -> !e.row().type().name().equals(extension)).toList());
    }
}
