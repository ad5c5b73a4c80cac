package dev.parley.backends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder of generated files that is brought up to date: files that are right already are left alone with their
 * times, and files of an earlier run that are no longer generated are deleted. What an earlier run wrote stands in
 * the folder's {@link Manifest}; nothing else in the folder is ever deleted, nor is a file that was changed since.
 */
public final class OutputTree {
    private final Path folder;

    /** The tree below a folder, which need not exist yet. */
    public OutputTree(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * What a run changed; paths are relative to the folder, in their order.
     *
     * @param written new or changed files
     * @param deleted files of an earlier run that are no longer generated
     * @param unchanged how many files were right already
     */
    public record Changes(List<String> written, List<String> deleted, int unchanged) {
        /** Whether the folder was up to date. */
        public boolean isEmpty() {
            return written.isEmpty() && deleted.isEmpty();
        }

        /** The numbers of files. */
        @Override
        public String toString() {
            return written.size() + " written, " + unchanged + " unchanged, " + deleted.size() + " deleted";
        }
    }

    /**
     * Whether the last run was from these inputs, and all that it wrote is still there and unchanged.
     *
     * @param inputs what the last {@link #write} was told
     */
    public boolean isCurrent(String inputs) throws IOException {
        Manifest manifest = Manifest.read(folder);
        if (!manifest.inputs().equals(inputs)) {
            return false;
        }
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            if (!isAsWritten(file.getKey(), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Brings the folder up to date.
     *
     * @param files all that shall be there
     * @param inputs stands for everything that the files were made from
     * @throws IllegalArgumentException if two files have the same path, or a path leads out of the folder
     */
    public Changes write(List<GeneratedFile> files, String inputs) throws IOException {
        Map<String, byte[]> contents = contents(files);
        Map<String, String> before = Manifest.read(folder).files();
        List<String> deleted = new ArrayList<>();
        for (Map.Entry<String, String> file : before.entrySet()) {
            if (!contents.containsKey(file.getKey()) && isAsWritten(file.getKey(), file.getValue())) {
                delete(below(file.getKey()).orElseThrow());
                deleted.add(file.getKey());
            }
        }
        Files.createDirectories(folder);
        Map<String, String> hashes = new TreeMap<>();
        contents.forEach((path, content) -> hashes.put(path, Manifest.hash(content)));
        new Manifest(inputs, hashes).write(folder);
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            if (replace(below(file.getKey()).orElseThrow(), file.getValue())) {
                written.add(file.getKey());
            }
        }
        return new Changes(List.copyOf(written), List.copyOf(deleted), contents.size() - written.size());
    }

    private Map<String, byte[]> contents(List<GeneratedFile> files) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (GeneratedFile file : files) {
            if (below(file.path()).isEmpty()) {
                throw new IllegalArgumentException("the path leads out of the folder: " + file.path());
            }
            if (contents.put(file.path(), file.content().getBytes(StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("generated twice: " + file.path());
            }
        }
        return contents;
    }

    private boolean isAsWritten(String path, String hash) throws IOException {
        Optional<Path> file = below(path).filter(Files::isRegularFile);
        return file.isPresent() && Manifest.hash(Files.readAllBytes(file.get())).equals(hash);
    }

    private Optional<Path> below(String path) {
        try {
            return Optional.of(folder.resolve(path).normalize()).filter(p -> p.startsWith(folder) && !p.equals(folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean replace(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return true;
    }

    /** With the folders that it leaves empty. */
    private void delete(Path file) throws IOException {
        Files.delete(file);
        Path parent = file.getParent();
        while (!parent.equals(folder)) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            parent = parent.getParent();
        }
    }
}
