package dev.parley.lang.link;

import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order in which the files of a specification count: what a file imports comes before it. */
final class ImportOrder {
    private final Map<String, SyntaxTree.File> files = new LinkedHashMap<>();

    private ImportOrder(SyntaxTree tree) {
        tree.files().forEach(f -> files.put(f.source().name(), f));
    }

    static List<SyntaxTree.File> of(SyntaxTree tree) {
        return new ImportOrder(tree).from(tree.files().get(0));
    }

    /** Depth first without recursion, as chains of imports can be long. */
    private List<SyntaxTree.File> from(SyntaxTree.File entry) {
        List<SyntaxTree.File> order = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(entry.source().name()));
        Deque<SyntaxTree.File> open = new ArrayDeque<>(List.of(entry));
        Map<String, Deque<SyntaxTree.File>> pending = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            SyntaxTree.File file = open.peek();
            Deque<SyntaxTree.File> imports = pending.computeIfAbsent(file.source().name(), n -> imports(file));
            SyntaxTree.File next = imports.poll();
            if (next == null) {
                order.add(open.pop());
            } else if (seen.add(next.source().name())) {
                open.push(next);
            }
        }
        return Collections.unmodifiableList(order);
    }

    private Deque<SyntaxTree.File> imports(SyntaxTree.File file) {
        Deque<SyntaxTree.File> imports = new ArrayDeque<>();
        for (Item item : file.items()) {
            if (item instanceof Item.Import i) {
                find(file.source().name(), i.path()).ifPresent(imports::add);
            }
        }
        return imports;
    }

    private Optional<SyntaxTree.File> find(String importer, String path) {
        String folder = importer.substring(0, importer.lastIndexOf('/') + 1);
        Optional<SyntaxTree.File> beside = SourceLoader.normalise(folder + path).map(files::get);
        return beside.or(() -> SourceLoader.normalise(path).map(files::get));
    }
}
