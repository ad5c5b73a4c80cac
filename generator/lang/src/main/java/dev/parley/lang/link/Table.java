package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The declarations of one kind. A name is looked up in the namespace it stands in, then in the protocol's own; with a
 * namespace in front, only there.
 */
final class Table<T> {
    private final String kind;
    private final Map<QualifiedName, Entry<T>> entries = new LinkedHashMap<>();

    Table(String kind) {
        this.kind = kind;
    }

    /** A declaration with its full name. */
    record Entry<T>(QualifiedName name, T item, Span span) {
        String namespace() {
            return name.namespace();
        }
    }

    void declare(String namespace, Name name, T item, Problems problems) {
        Entry<T> entry = new Entry<>(new QualifiedName(namespace, name.text()), item, name.span());
        Entry<T> first = entries.putIfAbsent(entry.name(), entry);
        if (first != null) {
            problems.duplicate(kind, name.text(), name.span(), first.span());
        }
    }

    /** Lets a declaration that is known grow. */
    void replace(Entry<T> known, T item) {
        entries.replace(known.name(), new Entry<>(known.name(), item, known.span()));
    }

    Optional<Entry<T>> find(String namespace, Name name) {
        return find(namespace, name, item -> true);
    }

    /** The nearest one that will do. */
    Optional<Entry<T>> find(String namespace, Name name, Predicate<T> wanted) {
        if (name.parts().size() > 2) {
            return Optional.empty();
        }
        if (name.parts().size() == 2) {
            return exactly(name.parts().get(0), name.last()).filter(e -> wanted.test(e.item()));
        }
        return exactly(namespace, name.last()).filter(e -> wanted.test(e.item()))
                .or(() -> exactly("", name.last()).filter(e -> wanted.test(e.item())));
    }

    Optional<Entry<T>> find(String namespace, String name) {
        return exactly(namespace, name).or(() -> exactly("", name));
    }

    Optional<Entry<T>> exactly(String namespace, String name) {
        return Optional.ofNullable(entries.get(new QualifiedName(namespace, name)));
    }

    /** All of them in the order of the text. */
    Collection<Entry<T>> all() {
        return entries.values();
    }

    /** What can be named from a namespace, as it would be written there. */
    List<String> visibleFrom(String namespace) {
        return visibleFrom(namespace, item -> true);
    }

    List<String> visibleFrom(String namespace, Predicate<T> wanted) {
        List<String> names = new ArrayList<>();
        for (Entry<T> entry : entries.values()) {
            QualifiedName name = entry.name();
            boolean plain = name.namespace().isEmpty() || name.namespace().equals(namespace);
            if (wanted.test(entry.item())) {
                names.add(plain ? name.name() : name.toString());
            }
        }
        return names;
    }
}
