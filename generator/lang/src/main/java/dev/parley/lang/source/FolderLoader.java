package dev.parley.lang.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads below a folder. */
record FolderLoader(Path root) implements SourceLoader {
    @Override
    public Optional<SourceFile> load(String name) throws IOException {
        Optional<Path> file = SourceLoader.normalise(name).flatMap(this::below);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return Optional.of(new SourceFile(name, SourceText.read(in)));
        }
    }

    private Optional<Path> below(String name) {
        try {
            return Optional.of(root.resolve(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
