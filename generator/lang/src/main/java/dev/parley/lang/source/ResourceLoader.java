package dev.parley.lang.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;

/** Reads what jars carry for specifications to import. */
record ResourceLoader(ClassLoader jars) implements SourceLoader {
    private static final String ROOT = "META-INF/parley/";

    @Override
    public Optional<SourceFile> load(String name) throws IOException {
        URL found = SourceLoader.normalise(name).map(n -> jars.getResource(ROOT + n)).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        URLConnection connection = found.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return Optional.of(new SourceFile(name, SourceText.read(in)));
        }
    }
}
