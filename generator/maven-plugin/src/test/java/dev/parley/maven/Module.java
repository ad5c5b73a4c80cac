package dev.parley.maven;

import dev.parley.backends.OutputTree;
import dev.parley.backends.ProblemsException;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.java.test.TestBackend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module with specifications and a dependency, in a temporary folder. */
record Module(Path folder) {
    static final String DOOR = """
            protocol door;

            import "words/words.parley";

            roles guest G, porter P;

            envelope stream {
                raw Noise;
            }

            alerts Word {
                unexpected -> no;
                malformed  -> no;
                forbidden  -> no;
                internal   -> no;
            }

            struct {
                Word word;
            } Knock;

            struct {
                uint8 steps;
            } Enter;

            flow door {
                G: Knock
                P: Enter
            }
            """;
    static final String WORDS = "enum { yes(1), no(2), (255) } Word;\n";

    static Module in(Path folder) throws IOException {
        Module module = new Module(folder);
        module.spec("door.parley", DOOR);
        module.jar(WORDS);
        return module;
    }

    Path sources() {
        return folder.resolve("parley");
    }

    Path output() {
        return folder.resolve("generated");
    }

    void spec(String name, String text) throws IOException {
        Path file = sources().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Makes the dependency anew. */
    void jar(String words) throws IOException {
        Path jar = folder.resolve("words.jar");
        Files.deleteIfExists(jar);
        try (FileSystem content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Path file = content.getPath("META-INF/parley/words/words.parley");
            Files.createDirectories(file.getParent());
            Files.writeString(file, words);
        }
    }

    Specifications open() throws IOException {
        return new Specifications(sources(), List.of(folder.resolve("words.jar"), folder.resolve("missing.jar")));
    }

    List<String> entries() throws IOException {
        try (Specifications specifications = open()) {
            return specifications.entries();
        }
    }

    Optional<OutputTree.Changes> generate() throws IOException, ProblemsException {
        return generate("my.door", "generator 1");
    }

    Optional<OutputTree.Changes> generate(String packageName, String generator) throws IOException, ProblemsException {
        return generate(JavaBackend::generate, output(), packageName, generator);
    }

    /** Generates the tests, into a folder of their own. */
    Optional<OutputTree.Changes> generateTests() throws IOException, ProblemsException {
        return generate(TestBackend::generate, folder.resolve("tests"), "my.door", "generator 1");
    }

    private Optional<OutputTree.Changes> generate(Generation.Backend backend, Path output, String packageName,
            String generator) throws IOException, ProblemsException {
        try (Specifications specifications = open()) {
            return new Generation(backend, specifications.entries(), packageName, output, generator).run(specifications);
        }
    }
}
