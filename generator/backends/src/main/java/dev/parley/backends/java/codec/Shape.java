package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import java.util.List;

/**
 * What becomes a record: a struct, or an arm of a select.
 *
 * @param owner its type, by which the names of its fields are found
 * @param path what error messages call it
 * @param outer what decoding is given: parameters of a struct; for an arm, what it needs of the struct around it
 */
record Shape(ClassName type, ValueType owner, String path, List<Type.Field> fields, List<Variable> outer, Span span) {
    /** The shape of a struct. */
    static Shape of(Names names, Type.Struct struct) {
        List<Variable> parameters = struct.parameters().stream()
                .map(p -> Variable.parameter(p.name(), names.parameter(struct, p), names.valueType(p.type())))
                .toList();
        return new Shape(names.type(struct), new ValueType.Struct(struct), struct.name().name(), struct.fields(),
                parameters, struct.span());
    }

    /** The fields that a value holds: those that are not constant. */
    List<Type.Field> components() {
        return fields.stream().filter(field -> field.constant().isEmpty()).toList();
    }

    /** What error messages call a field. */
    String pathOf(Type.Field field) {
        return field.anonymous() ? path : path + "." + field.name();
    }
}
