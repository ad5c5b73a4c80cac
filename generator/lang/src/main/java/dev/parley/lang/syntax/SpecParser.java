package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.source.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first stage: reads a specification and everything that it imports. */
public final class SpecParser {
    private final SourceLoader loader;
    private final Diagnostics problems = new Diagnostics();
    /** Every file once; the order of insertion is the order of reading. */
    private final Map<String, SyntaxTree.File> files = new LinkedHashMap<>();

    private SpecParser(SourceLoader loader) {
        this.loader = loader;
    }

    /**
     * Parses a specification.
     *
     * @param entry the name of the entry file
     * @return the tree, absent if any file has a syntax error; never throws
     */
    public static Result<SyntaxTree> parse(SourceLoader loader, String entry) {
        SpecParser parser = new SpecParser(loader);
        parser.readAll(entry);
        List<Diagnostic> found = parser.problems.sorted();
        Optional<SyntaxTree> tree = Optional.of(new SyntaxTree(List.copyOf(parser.files.values())));
        return new Result<>(tree.filter(t -> found.isEmpty()), found);
    }

    private void readAll(String entry) {
        SourceFile missing = new SourceFile(entry, "");
        Span nowhere = new Span(missing, 1, 1, 1);
        Optional<String> name = SourceLoader.normalise(entry);
        Optional<SourceFile> first = read(() -> name.isEmpty() ? Optional.empty() : loader.load(name.get()), nowhere);
        if (first.isEmpty()) {
            return;
        }
        Deque<Item.Import> open = new ArrayDeque<>(parse(first.get()));
        while (!open.isEmpty()) {
            Item.Import next = open.removeFirst();
            String importer = next.span().file().name();
            read(() -> loader.load(importer, next.path()), next.span())
                    .filter(file -> !files.containsKey(file.name()))
                    .ifPresent(file -> open.addAll(parse(file)));
        }
    }

    private interface Loading {
        Optional<SourceFile> load() throws IOException;
    }

    private Optional<SourceFile> read(Loading loading, Span place) {
        try {
            Optional<SourceFile> found = loading.load();
            if (found.isEmpty()) {
                problems.add(Diagnostic.of("missing-file", place, "no such file")
                        .hint("imports are relative to the importing file, or to the root of the specification"));
            }
            return found;
        } catch (IOException e) {
            problems.add(Diagnostic.of("missing-file", place, "cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** Parses one file and returns what it imports. */
    private List<Item.Import> parse(SourceFile source) {
        List<Item> items = FileParser.parse(source, problems);
        files.put(source.name(), new SyntaxTree.File(source, items));
        return items.stream().filter(Item.Import.class::isInstance).map(Item.Import.class::cast).toList();
    }
}
