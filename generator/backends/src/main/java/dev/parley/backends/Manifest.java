package dev.parley.backends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run wrote into a folder, kept there in the file {@value #NAME}: a first line for the inputs, then for each
 * file a line with its SHA-256 and its path.
 *
 * @param inputs stands for everything that the files were made from; empty if unknown
 * @param files hash by path, in the order of the paths
 */
record Manifest(String inputs, Map<String, String> files) {
    static final String NAME = ".parley-files";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\S.*)");
    private static final String FIRST = "# written by parley from ";

    /** The folder's manifest; an empty one if there is none. Lines that are none of a manifest are passed over. */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new Manifest("", Map.of());
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        Map<String, String> files = new TreeMap<>();
        for (String line : lines) {
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                files.put(entry.group(2), entry.group(1));
            }
        }
        boolean known = !lines.isEmpty() && lines.get(0).startsWith(FIRST);
        return new Manifest(known ? lines.get(0).substring(FIRST.length()) : "", files);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(FIRST).append(inputs).append('\n');
        files.forEach((path, hash) -> text.append(hash).append(' ').append(path).append('\n'));
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
