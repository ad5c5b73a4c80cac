package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;

/** What the extension tables say of a struct. */
record Tables(List<ExtensionTable> all) {
    /** The extensions that a struct can have, and the field that they are in. */
    record Block(ExtensionTable table, Type.Struct owner, Type.Field field) {
        Optional<ExtensionTable.Column> column(ExtensionTable.Row row) {
            return Tables.column(row, owner);
        }

        /** The rows that have a body in the struct. */
        List<ExtensionTable.Row> rows() {
            return table.rows().stream().filter(row -> column(row).isPresent()).toList();
        }

        Type.Bounds bounds() {
            return ((Type.VarVector) field.type()).bounds();
        }
    }

    static Tables of(ProtocolModel model) {
        return new Tables(model.tables());
    }

    /** The extensions of a struct, if it can have some. */
    Optional<Block> block(Type.Struct struct) {
        return all.stream().flatMap(table -> struct.fields().stream().filter(field -> isBlock(table, struct, field))
                .map(field -> new Block(table, struct, field))).findFirst();
    }

    private static boolean isBlock(ExtensionTable table, Type.Struct struct, Type.Field field) {
        return field.type() instanceof Type.VarVector vector && vector.element().equals(table.extension())
                && table.rows().stream().anyMatch(row -> column(row, struct).isPresent());
    }

    static Optional<ExtensionTable.Column> column(ExtensionTable.Row row, Type.Struct struct) {
        return row.columns().stream().filter(c -> c.message().equals(struct.name())).findFirst();
    }

    /** The extension of that row, if the message has it. */
    static Optional<Value.Extension> extension(Value.Struct message, ExtensionTable.Row row) {
        return message.fields().values().stream().filter(Value.Extensions.class::isInstance)
                .flatMap(block -> ((Value.Extensions) block).list().stream())
                .filter(e -> e.row().type().name().equals(row.type().name())).findFirst();
    }
}
