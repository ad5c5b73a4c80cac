package dev.parley.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files of one run, removed when it ends. */
public final class Scratch {
    private static final Path ROOT = create();

    private Scratch() {
    }

    /** A fresh folder. */
    public static Path folder() throws IOException {
        return Files.createTempDirectory(ROOT, "test");
    }

    private static Path create() {
        try {
            Path root = Files.createTempDirectory("parley-tests");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(root), "remove test files"));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
