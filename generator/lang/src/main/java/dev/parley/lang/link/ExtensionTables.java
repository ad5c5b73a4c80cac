package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds bodies in the linked tables. */
record ExtensionTables(List<ExtensionTable> all) {
    /** Where an extension of that name can stand, with its row and column. */
    record Place(ExtensionTable table, ExtensionTable.Row row, ExtensionTable.Column column) {
        /** Whether the sending has its extension here. */
        boolean isIn(Sent sent) {
            return row.of(sent.message()).filter(column::equals).isPresent();
        }
    }

    /** All places of an extension. */
    List<Place> places(String extension) {
        return all.stream().flatMap(table -> table.rows().stream().filter(r -> r.type().name().equals(extension))
                .flatMap(row -> row.columns().stream().map(column -> new Place(table, row, column)))).toList();
    }

    /** The body in a message. */
    Optional<Names.Body> find(Message message, String extension) {
        return find(extension, row -> row.of(message).stream());
    }

    /** The body in a struct that is no whole message. */
    Optional<Names.Body> find(Type.Struct struct, String extension) {
        return find(extension, row -> row.named(struct.name()).stream());
    }

    /** Some body in any message of a wire type. */
    Optional<Names.Body> anywhere(Type.Struct wire, String extension) {
        return find(extension, row -> row.in(wire).stream());
    }

    private Optional<Names.Body> find(String extension, Function<ExtensionTable.Row, Stream<ExtensionTable.Column>> in) {
        return rows().filter(row -> row.type().name().equals(extension))
                .flatMap(row -> in.apply(row).map(column -> new Names.Body(row, column))).findFirst();
    }

    List<String> names(Message message) {
        return rows().filter(row -> row.of(message).isPresent()).map(r -> r.type().name()).toList();
    }

    List<String> names(Type.Struct struct) {
        return rows().filter(row -> row.named(struct.name()).isPresent()).map(r -> r.type().name()).toList();
    }

    /** The extensions of any message of a wire type. */
    List<String> namesAnywhere(Type.Struct wire) {
        return rows().filter(row -> !row.in(wire).isEmpty()).map(r -> r.type().name()).toList();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        rows().forEach(r -> names.add(r.type().name()));
        return names;
    }

    private Stream<ExtensionTable.Row> rows() {
        return all.stream().flatMap(table -> table.rows().stream());
    }
}
