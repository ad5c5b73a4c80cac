package dev.parley.tests.spec;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The repository's specifications, as they are or edited, and what the generator makes of them. */
public final class Specs {
    /** The package that the runtime expects TLS in. */
    public static final String TLS_PACKAGE = "dev.parley.tls.spec";
    /** The root of the repository. */
    public static final Path REPOSITORY = repository();

    private Specs() {
    }

    /** The texts of a folder below {@code spec/} by file name. */
    public static Map<String, String> texts(String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(REPOSITORY.resolve("spec").resolve(folder))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** The texts with one passage of one file replaced, which must be there. */
    public static Map<String, String> edited(Map<String, String> texts, String file, String passage, String replacement) {
        String text = texts.get(file);
        if (!text.contains(passage)) {
            throw new IllegalArgumentException(file + " does not contain: " + passage);
        }
        Map<String, String> edited = new TreeMap<>(texts);
        edited.put(file, text.replace(passage, replacement));
        return edited;
    }

    /** The specification, which must have no problem. */
    public static Compilation compile(Map<String, String> texts, String entry) {
        Result<Compilation> result = Compiler.compile(SourceLoader.of(texts), entry);
        if (!result.isOk()) {
            throw new AssertionError(problems(result.diagnostics()));
        }
        return result.value().orElseThrow();
    }

    /** The Java sources for a specification without problems. */
    public static List<GeneratedFile> generate(Map<String, String> texts, String entry, String basePackage) {
        Compilation compilation = compile(texts, entry);
        return JavaBackend.generate(compilation.model(), compilation.machines(), basePackage);
    }

    private static String problems(Collection<dev.parley.lang.source.Diagnostic> diagnostics) {
        return DiagnosticPrinter.print(List.copyOf(diagnostics));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("spec/tls"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests run within the repository");
            }
        }
        return folder;
    }
}
