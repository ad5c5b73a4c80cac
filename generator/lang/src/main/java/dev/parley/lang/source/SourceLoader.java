package dev.parley.lang.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a specification come from. A file's name is its path below the loader's root, with {@code /}
 * between the parts; no name leads out of the root.
 */
public interface SourceLoader {
    /** The largest file that is read, in bytes; a longer one is cut off behind it, and the parser refuses it. */
    int MAX_SIZE = 1 << 20;

    /**
     * Loads one file.
     *
     * @param name a normalised name, see {@link #normalise}
     * @return the file, or nothing if there is none of that name
     * @throws IOException if it is there but cannot be read
     */
    Optional<SourceFile> load(String name) throws IOException;

    /**
     * Loads what an import names: relative to the importing file, or else from the root.
     *
     * @param importer the name of the importing file
     * @param path the import as written
     * @return the file, or nothing if there is none or the path leads out of the root
     * @throws IOException if it is there but cannot be read
     */
    default Optional<SourceFile> load(String importer, String path) throws IOException {
        String folder = importer.substring(0, importer.lastIndexOf('/') + 1);
        Optional<String> beside = normalise(folder + path);
        if (beside.isEmpty() || path.startsWith("/")) {
            return Optional.empty();
        }
        Optional<SourceFile> found = load(beside.get());
        Optional<String> below = normalise(path);
        return found.isPresent() || below.isEmpty() || below.equals(beside) ? found : load(below.get());
    }

    /** The files below a folder, or below a folder inside a jar: those that jars carry are below {@code META-INF/parley}. */
    static SourceLoader folder(Path root) {
        return new FolderLoader(root);
    }

    /** Texts by their names. */
    static SourceLoader of(Map<String, String> texts) {
        Map<String, String> copy = Map.copyOf(texts);
        return name -> Optional.ofNullable(copy.get(name)).map(text -> new SourceFile(name, text));
    }

    /** Asks several loaders, one after the other. */
    static SourceLoader search(List<SourceLoader> roots) {
        List<SourceLoader> copy = List.copyOf(roots);
        return name -> {
            for (SourceLoader root : copy) {
                Optional<SourceFile> found = root.load(name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        };
    }

    /** A path without {@code .}, {@code ..} and empty parts; nothing if it is absolute or leads out of the root. */
    static Optional<String> normalise(String path) {
        return SourceNames.normalise(path);
    }
}
