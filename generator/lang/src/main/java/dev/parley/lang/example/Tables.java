package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;

/** What the extension tables say of messages and of structs inside them. */
record Tables(List<ExtensionTable> all) {
    /**
     * The extensions that a struct can have, and the field that they are in.
     *
     * @param message the message that the struct is; nothing for a struct inside a message
     */
    record Block(ExtensionTable table, Type.Struct owner, Type.Field field, Optional<Message> message) {
        Optional<ExtensionTable.Column> column(ExtensionTable.Row row) {
            return message.map(row::of).orElseGet(() -> row.named(owner.name()));
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

    /** The extensions of a message, if it can have some. */
    Optional<Block> block(Message message) {
        return message.wire().flatMap(wire -> block(wire, Optional.of(message)));
    }

    /** The extensions of a struct inside a message, if it can have some. */
    Optional<Block> block(Type.Struct struct) {
        return block(struct, Optional.empty());
    }

    private Optional<Block> block(Type.Struct struct, Optional<Message> message) {
        return all.stream().flatMap(table -> struct.fields().stream().filter(field -> table.isBlock(struct, field))
                .map(field -> new Block(table, struct, field, message))).findFirst();
    }

    /** The extension of that row, if the struct has it. */
    static Optional<Value.Extension> extension(Value.Struct struct, ExtensionTable.Row row) {
        return struct.fields().values().stream().filter(Value.Extensions.class::isInstance)
                .flatMap(block -> ((Value.Extensions) block).list().stream())
                .filter(e -> e.row().type().name().equals(row.type().name())).findFirst();
    }
}
