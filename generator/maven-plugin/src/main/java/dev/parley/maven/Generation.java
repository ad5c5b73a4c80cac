package dev.parley.maven;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.OutputTree;
import dev.parley.backends.ProblemsException;
import dev.parley.lang.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Generates Java from specifications, unless nothing has changed since the last time.
 *
 * @param backend makes the files of a protocol
 * @param entries the names of the entry files
 * @param packageName the package of the protocols' own types
 * @param output the source folder to write
 * @param generator stands for the generator itself: another one may generate something else
 */
record Generation(Backend backend, List<String> entries, String packageName, Path output, String generator) {
    /** Makes the files of a protocol in a package. */
    @FunctionalInterface
    interface Backend {
        List<GeneratedFile> generate(Compilation compilation, String packageName) throws ProblemsException;
    }

    /**
     * Runs.
     *
     * @return what was changed, or nothing if the output is of the same specifications, settings and generator
     * @throws IOException if a file cannot be read or written, or two protocols want to write the same file
     */
    Optional<OutputTree.Changes> run(Specifications specifications) throws IOException, ProblemsException {
        OutputTree tree = new OutputTree(output);
        String inputs = new Fingerprint().add(generator).add(packageName).add(String.join("\n", entries))
                .add(specifications.fingerprint()).value();
        if (tree.isCurrent(inputs)) {
            return Optional.empty();
        }
        Map<String, GeneratedFile> files = new TreeMap<>();
        for (Compilation compilation : specifications.compile(entries)) {
            for (GeneratedFile file : backend.generate(compilation, packageName)) {
                GeneratedFile other = files.putIfAbsent(file.path(), file);
                if (other != null && !other.equals(file)) {
                    throw new IOException("several protocols generate " + file.path()
                            + "; generate them in executions with a packageName and an outputDirectory each");
                }
            }
        }
        return Optional.of(tree.write(new ArrayList<>(files.values()), inputs));
    }
}
