package dev.parley.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A SHA-256 over everything that a result depends on, so that an unchanged input need not be worked on again. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Adds a text; where it ends is part of the fingerprint. */
    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the names and contents of all specifications below a folder. */
    Fingerprint addSpecifications(Path root) throws IOException {
        for (Path file : files(root)) {
            String name = root.relativize(file).toString();
            if (name.endsWith(Specifications.SUFFIX)) {
                add(name).add(Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Adds the names, sizes and times of a file or of all files below a folder. */
    Fingerprint addStamps(Path root) throws IOException {
        for (Path file : files(root)) {
            add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
        return this;
    }

    /** All of it in hexadecimal digits; nothing can be added afterwards. */
    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private Fingerprint add(byte[] content) {
        digest.update(Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ' ');
        digest.update(content);
        return this;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
