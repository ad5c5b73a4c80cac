package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the checks of a received message's extensions, its own and those of structs inside it: those that it must have are
 * there, none that has no place in this message, and none unasked.
 */
final class ExtensionRules {
    private final RoleView view;
    private final Sent message;
    private final Sent carrier;

    private ExtensionRules(RoleView view, Sent message, Sent carrier) {
        this.view = view;
        this.message = message;
        this.carrier = carrier;
    }

    /** The checks of a message. */
    static CodeBlock of(RoleView view, Sent message) {
        return new ExtensionRules(view, message, message).emit(view.own().message(message));
    }

    /** The same for a struct that was unpacked from another message: what its sender could have sent as it is. */
    static CodeBlock ofUnpacked(RoleView view, Type.Struct struct, Sent carrier, String value) {
        return view.own().sent().stream().filter(sent -> sent.role().equals(carrier.role())
                        && sent.message().wire().filter(struct::equals).isPresent()).findFirst()
                .map(message -> new ExtensionRules(view, message, carrier).emit(value)).orElse(CodeBlock.of(""));
    }

    private CodeBlock emit(String value) {
        CodeBlock.Builder code = CodeBlock.builder();
        message.message().wire().ifPresent(wire -> view.model().tables().forEach(table -> emit(table, wire,
                CodeBlock.of("$L", value), 1, code)));
        return code.build();
    }

    /**
     * The checks of a struct and of all inside it.
     *
     * @param depth of the struct within the message, from 1
     */
    private void emit(ExtensionTable table, Type.Struct struct, CodeBlock value, int depth, CodeBlock.Builder code) {
        struct.fields().stream().filter(field -> table.isBlock(struct, field)).findFirst()
                .ifPresent(block -> new Holder(table, struct, block, value, depth == 1).emit(code));
        for (Type.Field field : struct.fields()) {
            Optional<Type.Struct> inner = inner(field.type()).filter(s -> holds(table, s, new HashSet<>()));
            if (inner.isPresent()) {
                CodeBlock part = CodeBlock.of("$L.$L()", value, view.names().field(new ValueType.Struct(struct), field));
                if (field.optional()) {
                    code.beginControlFlow("if ($L.isPresent())", part);
                }
                inside(table, field.type(), inner.get(), field.optional() ? CodeBlock.of("$L.get()", part) : part, depth,
                        code);
                if (field.optional()) {
                    code.endControlFlow();
                }
            }
        }
    }

    private void inside(ExtensionTable table, Type type, Type.Struct inner, CodeBlock part, int depth,
            CodeBlock.Builder code) {
        if (type instanceof Type.Struct) {
            emit(table, inner, part, depth + 1, code);
            return;
        }
        String element = variable(depth);
        code.beginControlFlow("for ($T $L : $L)", view.names().type(inner), element, part);
        emit(table, inner, CodeBlock.of("$L", element), depth + 1, code);
        code.endControlFlow();
    }

    private String variable(int depth) {
        return Stream.iterate("holder" + (depth == 1 ? "" : depth), name -> name + "_")
                .filter(name -> !view.own().isMember(name)).findFirst().orElseThrow();
    }

    private static Optional<Type.Struct> inner(Type type) {
        Type element = type instanceof Type.VarVector vector ? vector.element()
                : type instanceof Type.FixedVector vector ? vector.element() : type;
        return Optional.of(element).filter(Type.Struct.class::isInstance).map(Type.Struct.class::cast);
    }

    private static boolean holds(ExtensionTable table, Type.Struct struct, Set<Type.Struct> seen) {
        return seen.add(struct) && struct.fields().stream().anyMatch(field -> table.isBlock(struct, field)
                || inner(field.type()).filter(s -> holds(table, s, seen)).isPresent());
    }

    /**
     * A struct that holds extensions.
     *
     * @param value where it is
     * @param whole whether it is the message itself
     */
    private final class Holder {
        private final ExtensionTable table;
        private final Type.Struct struct;
        private final CodeBlock value;
        private final CodeBlock types;
        private final boolean whole;

        Holder(ExtensionTable table, Type.Struct struct, Type.Field block, CodeBlock value, boolean whole) {
            this.table = table;
            this.struct = struct;
            this.value = value;
            this.types = types(struct, block, value);
            this.whole = whole;
        }

        void emit(CodeBlock.Builder code) {
            List<ExtensionTable.Row> misplaced = table.rows().stream()
                    .filter(row -> !row.in(struct).isEmpty() && column(row).isEmpty()).toList();
            if (!misplaced.isEmpty()) {
                code.addStatement("requirePlaced($L,$W$L,$W$L)", types, set(misplaced), view.alert(table.misplaced()));
            }
            for (ExtensionTable.Row row : table.rows()) {
                column(row).flatMap(ExtensionTable.Column::required).ifPresent(alert -> code.addStatement(
                        "require($L.$L().isPresent(),$W$L,$W$S)", value,
                        view.names().messageExtension(row, column(row).get()), view.alert(alert),
                        row.type().span().cite() + ": " + row.type().name()));
            }
            table.answerOf(message).flatMap(this::offered).ifPresent(offered -> code.addStatement(
                    "requireOffered($L,$W$L,$W$L,$W$L)", types, offered, set(free()), view.alert(table.unsolicited())));
        }

        private Optional<ExtensionTable.Column> column(ExtensionTable.Row row) {
            return whole ? row.of(message.message()) : row.named(struct.name());
        }

        /** The types that need no offer. */
        private List<ExtensionTable.Row> free() {
            return table.rows().stream()
                    .filter(row -> column(row).filter(ExtensionTable.Column::unsolicited).isPresent()).toList();
        }

        private CodeBlock set(List<ExtensionTable.Row> rows) {
            Type.Code code = (Type.Code) table.extension().fields().get(0).type();
            return CodeBlock.of("$T.of($L)", Set.class, CodeBlock.join(rows.stream().map(row -> CodeBlock.of("$T.$L",
                    view.names().type(code), view.names().constant(code, row.type()))).toList(), ",$W"));
        }

        /** The types in the request, which the receiver of the answer sent last; none if it may have sent none. */
        private Optional<CodeBlock> offered(ExtensionTable.Answer answer) {
            return view.own().sent().stream().filter(s -> answer.isAbout(s) && !s.role().equals(message.role()))
                    .findFirst().map(request -> {
                        Type.Struct asked = request.message().wire().orElseThrow();
                        CodeBlock field = CodeBlock.of("$L", view.own().message(request));
                        CodeBlock offered = types(asked, asked.fields().stream().filter(f -> table.isBlock(asked, f))
                                .findFirst().orElseThrow(), field);
                        return Precedence.isCertain(view.machine(), request, carrier) ? offered
                                : CodeBlock.of("$L == null ? $T.of() : $L", field, Set.class, offered);
                    });
        }

        private CodeBlock types(Type.Struct holder, Type.Field block, CodeBlock object) {
            CodeBlock extensions = CodeBlock.of("$L.$L()", object,
                    view.names().field(new ValueType.Struct(holder), block));
            return block.optional() ? CodeBlock.of("$L.map($T::types).orElse($T.of())", extensions,
                    view.names().extensions(holder.name()), Set.class) : CodeBlock.of("$L.types()", extensions);
        }
    }
}
