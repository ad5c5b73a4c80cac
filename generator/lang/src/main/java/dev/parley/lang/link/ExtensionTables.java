package dev.parley.lang.link;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds bodies in the linked tables. */
record ExtensionTables(List<ExtensionTable> all) {
    /** Where an extension of that name can stand, with its row and column. */
    record Place(ExtensionTable table, ExtensionTable.Row row, ExtensionTable.Column column) {
        /** The message that this one answers. */
        Optional<QualifiedName> request() {
            return table.answers().stream().filter(a -> a.message().equals(column.message())).findFirst()
                    .map(ExtensionTable.Answer::request);
        }

        /** Whether another message answers this one. */
        boolean isRequest() {
            return table.answers().stream().anyMatch(a -> a.request().equals(column.message()));
        }
    }

    /** All places of an extension. */
    List<Place> places(String extension) {
        List<Place> places = new ArrayList<>();
        for (ExtensionTable table : all) {
            for (ExtensionTable.Row row : table.rows()) {
                if (row.type().name().equals(extension)) {
                    row.columns().forEach(column -> places.add(new Place(table, row, column)));
                }
            }
        }
        return places;
    }

    Optional<Names.Body> find(Type.Struct struct, String extension) {
        return places(extension).stream().filter(p -> p.column().message().equals(struct.name())).findFirst()
                .map(p -> new Names.Body(p.row(), p.column()));
    }

    List<String> names(Type.Struct struct) {
        return all.stream().flatMap(t -> t.rows().stream())
                .filter(r -> r.columns().stream().anyMatch(c -> c.message().equals(struct.name())))
                .map(r -> r.type().name()).toList();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(t -> t.rows().forEach(r -> names.add(r.type().name())));
        return names;
    }
}
