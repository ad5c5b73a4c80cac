package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the checks of a received message's extensions: those that it must have are there, and none unasked. */
final class ExtensionRules {
    private final RoleView view;
    private final Sent message;

    ExtensionRules(RoleView view, Sent message) {
        this.view = view;
        this.message = message;
    }

    CodeBlock emit() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (message.message().wire().isPresent()) {
            view.model().tables().forEach(table -> emit(table, message.message().wire().get().name(), code));
        }
        return code.build();
    }

    private void emit(ExtensionTable table, QualifiedName wire, CodeBlock.Builder code) {
        String field = view.own().message(message);
        for (ExtensionTable.Row row : table.rows()) {
            column(row, wire).flatMap(ExtensionTable.Column::required).ifPresent(alert -> code.addStatement(
                    "require($L.$L().isPresent(),$W$L,$W$S)", field, view.names().messageExtension(wire, row),
                    view.alert(alert), row.type().span().cite() + ": " + row.type().name()));
        }
        for (ExtensionTable.Answer answer : table.answers()) {
            if (answer.message().equals(wire)) {
                request(answer.request()).ifPresent(request -> code.addStatement(
                        "requireOffered($L,$W$L,$W$T.of($L),$W$L)", types(table, message), types(table, request),
                        Set.class, CodeBlock.join(free(table, wire), ", "),
                        view.alert(table.unsolicited())));
            }
        }
    }

    private static Optional<ExtensionTable.Column> column(ExtensionTable.Row row, QualifiedName wire) {
        return row.columns().stream().filter(c -> c.message().equals(wire)).findFirst();
    }

    /** The main message of that wire type which the peer of its sender can have sent last. */
    private Optional<Sent> request(QualifiedName wire) {
        return view.own().sent().stream().filter(s -> s.message().wireName().equals(wire)).findFirst();
    }

    /** The types that need no offer. */
    private List<CodeBlock> free(ExtensionTable table, QualifiedName wire) {
        Type.Code code = (Type.Code) table.extension().fields().get(0).type();
        return table.rows().stream()
                .filter(row -> column(row, wire).filter(ExtensionTable.Column::unsolicited).isPresent())
                .map(row -> CodeBlock.of("$T.$L", view.names().type(code), view.names().constant(code, row.type())))
                .toList();
    }

    private CodeBlock types(ExtensionTable table, Sent carrier) {
        Type.Struct struct = carrier.message().wire().orElseThrow();
        Type.Field block = struct.fields().stream()
                .filter(field -> field.type() instanceof Type.VarVector vector
                        && vector.element().equals(table.extension()))
                .findFirst().orElseThrow();
        CodeBlock value = CodeBlock.of("$L.$L()", view.own().message(carrier),
                view.names().field(new ValueType.Struct(struct), block));
        return block.optional() ? CodeBlock.of("$L.map($T::types).orElse($T.of())", value,
                view.names().extensions(struct.name()), Set.class) : CodeBlock.of("$L.types()", value);
    }
}
