package dev.parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the small specification of these tests, to be spoiled. */
record Spec(Path folder) {
    static Spec in(Path folder) throws IOException {
        for (String name : new String[] {"door.parley", "words.parley"}) {
            try (InputStream in = Spec.class.getResourceAsStream(name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        return new Spec(folder);
    }

    String entry() {
        return folder.resolve("door.parley").toString();
    }

    void replace(String file, String text, String other) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path, StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        Files.writeString(path, before.replace(text, other), StandardCharsets.UTF_8);
    }
}
