package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The field of a message that holds its extensions.
 *
 * @param shape the message
 * @param table which body each type has in it
 */
record ExtensionBlock(Context context, Shape shape, Type.Field field, ExtensionTable table) {
    /** The block of a field, if it is one. */
    static Optional<ExtensionBlock> of(Context context, Shape shape, Type.Field field) {
        if (shape.owner() instanceof ValueType.Struct struct && field.type() instanceof Type.VarVector vector) {
            return context.tableOf(struct.type().name())
                    .filter(table -> table.extension().equals(vector.element()))
                    .map(table -> new ExtensionBlock(context, shape, field, table));
        }
        return Optional.empty();
    }

    /** The name of the message. */
    QualifiedName message() {
        return ((ValueType.Struct) shape.owner()).type().name();
    }

    /** The class that holds the extensions. */
    ClassName type() {
        return context.names().extensions(message());
    }

    /** The builder inside it. */
    ClassName builder() {
        return type().nestedClass("Builder");
    }

    /** The record of one extension as it is on the wire. */
    ClassName extension() {
        return context.names().type(table.extension());
    }

    /** The type of the types of extensions. */
    Type.Code code() {
        return (Type.Code) table.extension().fields().get(0).type();
    }

    /** The class of the types of extensions. */
    ClassName codeType() {
        return context.names().type(code());
    }

    /** The limits of the whole block. */
    Type.Bounds bounds() {
        return ((Type.VarVector) field.type()).bounds();
    }

    /** The types that have a body in this message, in the order of the table. */
    Map<ExtensionTable.Row, ExtensionTable.Column> columns() {
        Map<ExtensionTable.Row, ExtensionTable.Column> columns = new LinkedHashMap<>();
        for (ExtensionTable.Row row : table.rows()) {
            row.columns().stream().filter(column -> column.message().equals(message()))
                    .forEach(column -> columns.put(row, column));
        }
        return columns;
    }

    /** The name of a body's accessor. */
    String name(ExtensionTable.Row row) {
        return context.names().extension(message(), row);
    }

    /** The class of a body. */
    ClassName body(ExtensionTable.Column column) {
        return context.names().type(column.body());
    }

    /** What the bodies need of the message around them, as decoding is given it. */
    List<Variable> inputs() {
        Variables scope = new Variables(context, shape);
        Set<String> names = new LinkedHashSet<>();
        columns().values().forEach(column -> column.arguments().forEach(term -> names.addAll(Uses.of(term))));
        return names.stream().map(scope::get).toList();
    }

    /** A shape in which terms name only the inputs. */
    Shape inside() {
        List<Variable> known = inputs().stream().map(Variable::handedOn).toList();
        return new Shape(type(), shape.owner(), shape.pathOf(field), List.of(), known, shape.span());
    }

    /** Adds the inputs to the parameters of a method. */
    MethodSpec.Builder withInputs(MethodSpec.Builder method) {
        inputs().forEach(variable -> method.addParameter(variable.declaration()));
        return method;
    }

    /** The names of the inputs. */
    CodeBlock inputNames() {
        return inputs().stream().map(variable -> CodeBlock.of("$N", variable.javaName()))
                .collect(CodeBlock.joining(",$W"));
    }
}
