package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import java.util.Optional;

/** What all emitters know: the protocol and its names. */
record Context(ProtocolModel model, Names names) {
    /** The constant of an alert. */
    CodeBlock alert(Type.Enumerator alert) {
        Type.Code type = model.alerts().type();
        return CodeBlock.of("$T.$L", names.type(type), names.constant(type, alert));
    }

    /** The alert that answers a wrong value of a field. */
    CodeBlock alert(Type.Field field) {
        return alert(field.alert().orElse(model.alerts().forbidden()));
    }

    /** The alert that answers bytes that are no encoding. */
    CodeBlock malformed() {
        return alert(model.alerts().malformed());
    }

    /** The table that gives the extensions of a message their bodies. */
    Optional<ExtensionTable> tableOf(QualifiedName message) {
        return model.tables().stream()
                .filter(table -> table.rows().stream()
                        .anyMatch(row -> row.columns().stream().anyMatch(c -> c.holder().name().equals(message))))
                .findFirst();
    }

    /** The class of the extensions, if the field holds those of the message that the shape is. */
    Optional<ClassName> extensionsType(Shape shape, Type.Field field) {
        return ExtensionBlock.of(this, shape, field).map(ExtensionBlock::type);
    }

    /** The type of a record's component. */
    TypeName componentType(Shape shape, Type.Field field) {
        return extensionsType(shape, field)
                .map(type -> field.optional() ? ParameterizedTypeName.get(ClassName.get(Optional.class), type) : type)
                .orElseGet(() -> names.fieldType(shape.owner(), field));
    }

    /** The Java name of a field. */
    String name(Shape shape, Type.Field field) {
        return names.field(shape.owner(), field);
    }
}
