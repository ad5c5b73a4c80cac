package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** The struct that holds the extensions. */
    Type.Struct holder() {
        return ((ValueType.Struct) shape.owner()).type();
    }

    /** The class that holds the extensions. */
    ClassName type() {
        return context.names().extensions(holder().name());
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

    /** The bodies that extensions can have here, in the order of the table. */
    List<ExtensionBody> bodies() {
        return table.rows().stream().flatMap(row -> row.bodies(holder()).stream().map(body -> body(row, body))).toList();
    }

    /** One body of each type that can have several. */
    List<ExtensionBody> varied() {
        return bodies().stream().filter(body -> body.when().isPresent()
                && body.row().bodies(holder()).get(0).equals(body.column().body())).toList();
    }

    private ExtensionBody body(ExtensionTable.Row row, Type.Struct body) {
        List<ExtensionTable.Column> columns = row.in(holder()).stream().filter(c -> c.body().equals(body)).toList();
        Optional<Term> when = row.bodies(holder()).size() == 1 ? Optional.empty()
                : columns.stream().map(this::condition).reduce((a, b) -> new Term.Or(a, b, b.span()));
        return new ExtensionBody(row, columns, context.names().extension(row, columns.get(0)),
                context.names().type(body), when);
    }

    /** What the fields in front of the extensions say if it is the message of the column. */
    private Term condition(ExtensionTable.Column column) {
        return context.model().messages().stream().filter(m -> m.name().equals(column.name())).findFirst()
                .flatMap(message -> message.before(field).where())
                .orElseThrow(() -> new GeneratorException(column.span(), "nothing tells " + column.name() + " apart"));
    }

    /** The types that have no body here but elsewhere. */
    List<ExtensionTable.Row> misplaced() {
        return table.rows().stream().filter(row -> row.in(holder()).isEmpty()).toList();
    }

    /** The type that must be the last one here, by any of its columns. */
    Optional<ExtensionBody> last() {
        return bodies().stream().filter(body -> body.column().last().isPresent()).findFirst();
    }

    /** The constant of a type. */
    CodeBlock constant(ExtensionTable.Row row) {
        return CodeBlock.of("$T.$L", codeType(), context.names().constant(code(), row.type()));
    }

    /** What the bodies need of the message around them, as decoding is given it. */
    List<Variable> inputs() {
        Variables scope = new Variables(context, shape);
        Set<String> names = new LinkedHashSet<>();
        for (ExtensionBody body : bodies()) {
            body.arguments().forEach(term -> names.addAll(Uses.of(term)));
            body.when().ifPresent(term -> names.addAll(Uses.of(term)));
        }
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
