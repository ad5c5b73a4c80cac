package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry: attributes for code points that exist, and new code points. */
final class RegistryLinker {
    private final Codes codes;
    private final QualifiedName type;
    private final int width;
    private final Problems problems;

    RegistryLinker(Codes codes, QualifiedName type, int width, Problems problems) {
        this.codes = codes;
        this.type = type;
        this.width = width;
        this.problems = problems;
    }

    List<Type.Column> columns(Placed<Item.Registry> registry) {
        List<Type.Column> columns = new ArrayList<>();
        Map<String, Span> names = new HashMap<>();
        for (Item.Formal written : registry.item().columns()) {
            Span first = names.putIfAbsent(written.name().text(), written.name().span());
            if (first != null) {
                problems.duplicate("column", written.name().text(), written.name().span(), first);
            }
            columns.add(codes.column(registry.namespace(), written)
                    .orElse(new Type.Column(written.name().text(), Unknown.STRUCT)));
        }
        return List.copyOf(columns);
    }

    void rows(Placed<Item.Registry> registry, List<Type.Column> columns, List<Type.Enumerator> enumerators) {
        Map<String, Span> seen = new HashMap<>();
        for (Item.Registry.Row row : registry.item().rows()) {
            Span first = seen.putIfAbsent(row.name().text(), row.name().span());
            if (first != null) {
                problems.duplicate("row", row.name().text(), row.name().span(), first);
            } else {
                row(row, columns, enumerators);
            }
        }
    }

    private void row(Item.Registry.Row row, List<Type.Column> columns, List<Type.Enumerator> enumerators) {
        int extra = row.cells().size() - columns.size();
        int known = indexOf(row.name().text(), enumerators);
        if (extra != 0 && extra != 1) {
            problems.report("registry", row.name().span(), "'" + row.name() + "' has "
                    + Problems.count(row.cells().size(), "cell") + " for " + Problems.count(columns.size(), "column"),
                    "a new code point has its code as one more cell, the first");
        } else if (extra == 0 && known < 0) {
            problems.unknown("code point of " + type, row.name().text(), row.name().span(),
                    enumerators.stream().map(Type.Enumerator::name).distinct().toList());
        } else if (extra == 1 && known >= 0) {
            problems.duplicate("enumerator", row.name().text(), row.name().span(), enumerators.get(known).span());
        } else if (extra == 1 && width == 0) {
            problems.report("registry", row.cells().get(0).span(), "'" + type
                    + "' never travels: its names have no codes");
        } else if (extra == 0) {
            Type.Enumerator e = enumerators.get(known);
            enumerators.set(known, new Type.Enumerator(e.name(), e.first(), e.last(), attributes(row, 0, columns),
                    e.span()));
        } else {
            codes.code(row.cells().get(0), width).ifPresent(code -> {
                Type.Enumerator e = new Type.Enumerator(row.name().text(), code, code, attributes(row, 1, columns),
                        row.name().span());
                if (Enumerators.accept(enumerators, e, problems)) {
                    enumerators.add(e);
                }
            });
        }
    }

    private List<Type.Attribute> attributes(Item.Registry.Row row, int from, List<Type.Column> columns) {
        List<Type.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            attributes.add(attribute(row.cells().get(from + i), columns.get(i)));
        }
        return List.copyOf(attributes);
    }

    private Type.Attribute attribute(Value cell, Type.Column column) {
        if (column.type() instanceof Type.Uint uint) {
            if (cell instanceof Value.Number n && n.value().bitLength() <= Math.min(8 * uint.width(), Long.SIZE - 1)) {
                return new Type.Attribute.Number(n.value().longValue());
            }
            problems.report("registry", cell.span(), "column '" + column.name() + "' holds numbers of "
                    + Problems.count(uint.width(), "byte"));
        } else if (column.type() instanceof Type.Code code && cell instanceof Value.Reference r) {
            return CodePoints.find(code, r.name().text(), cell.span(), problems)
                    .<Type.Attribute>map(Type.Attribute.Named::new).orElse(new Type.Attribute.Number(0));
        } else if (!Unknown.is(column.type())) {
            problems.report("registry", cell.span(), "column '" + column.name() + "' holds names of "
                    + ((Type.Code) column.type()).name());
        }
        return new Type.Attribute.Number(0);
    }

    private static int indexOf(String name, List<Type.Enumerator> enumerators) {
        for (int i = 0; i < enumerators.size(); i++) {
            if (enumerators.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
