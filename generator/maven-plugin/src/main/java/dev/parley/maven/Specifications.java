package dev.parley.maven;

import dev.parley.backends.ProblemsException;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.SpecParser;
import dev.parley.lang.syntax.SyntaxTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The specifications of a module: those of its source folder, which can import each other and what the dependencies
 * carry below {@code META-INF/parley}.
 */
final class Specifications implements Closeable {
    static final String SUFFIX = ".parley";

    private static final String CARRIED = "META-INF/parley";

    private final Path sources;
    /** The source folder, then the folders of dependencies in the order of the class path. */
    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> jars = new ArrayList<>();
    private final SourceLoader loader;

    /**
     * Opens the jars; to be closed.
     *
     * @param sources the source folder, which exists
     * @param dependencies jars and class folders; anything else is passed over
     */
    Specifications(Path sources, List<Path> dependencies) throws IOException {
        this.sources = sources;
        roots.add(sources);
        try {
            for (Path dependency : dependencies) {
                addDependency(dependency);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        loader = SourceLoader.search(roots.stream().map(SourceLoader::folder).toList());
    }

    private void addDependency(Path dependency) throws IOException {
        Path root = dependency;
        if (Files.isRegularFile(dependency) && dependency.toString().endsWith(".jar")) {
            FileSystem jar = FileSystems.newFileSystem(dependency);
            jars.add(jar);
            root = jar.getPath("/");
        }
        Path carried = root.resolve(CARRIED);
        if (Files.isDirectory(carried)) {
            roots.add(carried);
        }
    }

    /**
     * The files of the source folder that declare a protocol, in the order of their names. A file that cannot be parsed
     * counts too, so that its problems are seen.
     */
    List<String> entries() throws IOException {
        try (Stream<Path> walk = Files.walk(sources)) {
            return walk.filter(Files::isRegularFile).map(f -> sources.relativize(f).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(SUFFIX)).filter(this::isEntry).sorted().toList();
        }
    }

    private boolean isEntry(String name) {
        Result<SyntaxTree> result = SpecParser.parse(loader, name);
        return result.value().isEmpty()
                || result.value().get().files().get(0).items().stream().anyMatch(Item.Protocol.class::isInstance);
    }

    /** Compiles all, in order. */
    List<Compilation> compile(List<String> entries) throws ProblemsException {
        Diagnostics problems = new Diagnostics();
        List<Compilation> compilations = new ArrayList<>();
        for (String entry : entries) {
            Result<Compilation> result = Compiler.compile(loader, entry);
            result.diagnostics().forEach(problems::add);
            result.value().ifPresent(compilations::add);
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.sorted());
        }
        return compilations;
    }

    /** Stands for all texts that a specification can consist of. */
    String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        for (Path root : roots) {
            fingerprint.addSpecifications(root);
        }
        return fingerprint.value();
    }

    @Override
    public void close() throws IOException {
        for (FileSystem jar : jars) {
            jar.close();
        }
    }
}
