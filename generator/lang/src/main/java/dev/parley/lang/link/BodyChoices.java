package dev.parley.lang.link;

import dev.parley.lang.flow.WireTypes;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Whether a decoder can tell which body an extension has. Messages of one wire type may give it different ones, and then
 * the fields in front of the extensions must tell these messages apart: what stands behind is not yet known, and which
 * extensions there are is what the decoder is about to find out.
 */
final class BodyChoices {
    private final Messages messages;
    private final Problems problems;

    BodyChoices(Messages messages, Problems problems) {
        this.messages = messages;
        this.problems = problems;
    }

    void check(List<ExtensionTable> tables) {
        for (ExtensionTable table : tables) {
            for (ExtensionTable.Row row : table.rows()) {
                row.columns().stream().map(ExtensionTable.Column::holder).distinct()
                        .forEach(holder -> check(table, row.in(holder)));
            }
        }
    }

    /** Reports the first column of a wire type that has another body than one before, but is not told apart from it. */
    private void check(ExtensionTable table, List<ExtensionTable.Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            ExtensionTable.Column column = columns.get(i);
            Optional<ExtensionTable.Column> like = columns.subList(0, i).stream()
                    .filter(before -> !before.body().equals(column.body()) && mayBeBoth(table, before, column)).findFirst();
            if (like.isPresent()) {
                problems.add(Diagnostic.of("extensions", column.span(), "the fields in front of the extensions do not tell '"
                        + column.name() + "' from '" + like.get().name() + "', which has another body")
                        .note(like.get().span(), "the other one is here")
                        .hint("let both messages compare one of these fields with a constant, == or !="));
                return;
            }
        }
    }

    private boolean mayBeBoth(ExtensionTable table, ExtensionTable.Column a, ExtensionTable.Column b) {
        Optional<Message> first = messages.exactly(a.name());
        Optional<Message> second = messages.exactly(b.name());
        Type.Field block = a.holder().fields().stream().filter(f -> table.isBlock(a.holder(), f)).findFirst()
                .orElseThrow();
        return first.isPresent() && second.isPresent()
                && WireTypes.overlap(first.get().before(block), second.get().before(block));
    }
}
