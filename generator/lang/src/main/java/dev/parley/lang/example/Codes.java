package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;

/** Looks up code points. */
final class Codes {
    private Codes() {
    }

    /** The code; of an enumeration that never travels, the index of the enumerator. */
    static Value.Code of(Type.Code type, Type.Enumerator enumerator) {
        return new Value.Code(type, type.width() > 0 ? enumerator.first() : type.enumerators().indexOf(enumerator));
    }

    /** The name that stands for the code, if one does. */
    static Optional<Type.Enumerator> named(Value.Code code) {
        List<Type.Enumerator> all = code.type().enumerators();
        if (code.type().width() == 0) {
            return Optional.of(all.get((int) code.code()));
        }
        return all.stream().filter(e -> e.first() <= code.code() && code.code() <= e.last()).findFirst();
    }

    /** Whether the code has an entry in its registry. */
    static boolean isRegistered(Value.Code code) {
        return named(code).filter(e -> !e.attributes().isEmpty()).isPresent();
    }

    /** What the registry says of the code, if it has an entry. */
    static Optional<Value> attribute(Value.Code code, Type.Column column) {
        List<String> names = code.type().columns().stream().map(Type.Column::name).toList();
        return named(code).filter(e -> !e.attributes().isEmpty())
                .map(e -> value(e.attributes().get(names.indexOf(column.name())), column));
    }

    private static Value value(Type.Attribute attribute, Type.Column column) {
        return attribute instanceof Type.Attribute.Number number ? new Value.Number(number.value())
                : of((Type.Code) column.type(), ((Type.Attribute.Named) attribute).enumerator());
    }

    /** The code points that examples are made of first: those with an entry in the registry, or else with a name. */
    static List<Value.Code> preferred(Type.Code type) {
        return type.enumerators().stream()
                .filter(e -> !e.isRange() && (type.columns().isEmpty() || !e.attributes().isEmpty()))
                .map(e -> of(type, e)).toList();
    }

    /** A code without a name, if there is one: the largest. */
    static Optional<Value.Code> nameless(Type.Code type) {
        long code = (1L << 8 * type.width()) - 1;
        while (code > 0 && type.width() > 0) {
            Optional<Type.Enumerator> taken = named(new Value.Code(type, code));
            if (taken.isEmpty()) {
                return Optional.of(new Value.Code(type, code));
            }
            code = taken.get().first() - 1;
        }
        return Optional.empty();
    }

    /** The arm that a selector's value chooses, if any. */
    static Optional<Type.Arm> arm(Type.Select select, Datum selector) {
        return select.arms().stream().filter(arm -> arm.cases().stream().anyMatch(name -> isCase(name, selector)))
                .findFirst().or(select::otherwise);
    }

    private static boolean isCase(String name, Datum selector) {
        if (selector instanceof Datum.Truth truth) {
            return name.equals(Boolean.toString(truth.value()));
        }
        return selector instanceof Datum.Known known && known.value() instanceof Value.Code code
                && named(code).filter(e -> e.name().equals(name)).isPresent();
    }

    /** The selector as a term for the scope of the select. */
    static Term selector(Type.Select select, Type.Arm arm) {
        return new Term.Local(select.selector().name(), select.selector().type(), arm.span());
    }

    /** The type of a term that is a code point. */
    static Type.Code type(Term code) {
        return ((ValueType.Code) code.type()).type();
    }
}
