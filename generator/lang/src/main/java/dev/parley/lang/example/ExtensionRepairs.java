package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;

/** Adds what a message may leave out, and leaves it out again. */
final class ExtensionRepairs {
    private final Draft draft;

    ExtensionRepairs(Draft draft) {
        this.draft = draft;
    }

    /** Drafts in which the message, or the struct inside one, has the extension. */
    List<Draft> adding(Place owner, ExtensionTable.Row row) {
        Optional<Tables.Block> block = draft.block(owner).filter(b -> b.column(row).isPresent());
        return block.map(b -> filledUpTo(draft.spot(owner).orElseThrow(), b.field().name()).stream()
                .map(with -> added(with, owner.field(b.field().name()), b, row)).toList()).orElse(List.of());
    }

    private static Draft added(Draft draft, Place place, Tables.Block block, ExtensionTable.Row row) {
        ExtensionTable.Column column = block.column(row).orElseThrow();
        Place body = place.then(new Place.Step.Extension(row, column));
        Scope scope = draft.spot(place).orElseThrow().scope();
        return draft.with(body, new Samples(draft).struct(column.body(), column.arguments(), scope, body));
    }

    /** Drafts in which it does not have the extension. */
    List<Draft> removing(Place owner, ExtensionTable.Row row) {
        return draft.block(owner).map(b -> owner.field(b.field().name())).flatMap(draft::spot)
                .map(block -> List.of(block.in(draft,
                        Edits.without((Value.Extensions) block.value(), row.type().name())))).orElse(List.of());
    }

    /** Drafts in which a block of extensions has one more. */
    List<Draft> longer(Spot block) {
        Tables.Block table = draft.block(block.scope().place()).orElseThrow();
        return table.rows().stream().filter(row -> ((Value.Extensions) block.value()).list().stream()
                        .noneMatch(e -> e.row().type().name().equals(row.type().name())))
                .map(row -> added(draft, block.place(), table, row)).toList();
    }

    /** The draft in which a struct or arm does not end before the field; nothing if it has no such field. */
    List<Draft> filledUpTo(Spot owner, String name) {
        List<Type.Field> fields = owner.fields();
        if (fields.stream().noneMatch(f -> f.name().equals(name))) {
            return List.of();
        }
        Draft filled = draft;
        for (Type.Field field : fields) {
            Spot now = filled.spot(owner.place()).orElseThrow();
            if (now.field(field).isEmpty()) {
                filled = filled.with(owner.place().field(field.name()), new Samples(filled).field(field, now.inside()));
            }
            if (field.name().equals(name)) {
                break;
            }
        }
        return List.of(filled);
    }
}
