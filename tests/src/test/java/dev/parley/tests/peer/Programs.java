package dev.parley.tests.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that are installed on this machine. */
public final class Programs {
    private Programs() {
    }

    /** The files of that name on the PATH, in its order. */
    public static Stream<Path> named(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable);
    }

    /** The first file of that name whose answer to the argument begins with the prefix: others go by the same name. */
    static Optional<Installed> find(String name, String argument, String prefix) {
        return named(name).map(file -> installed(file.toString(), argument))
                .filter(program -> program.version().startsWith(prefix)).findFirst();
    }

    /**
     * A program that was found.
     *
     * @param version the first line of what it says about itself; empty if it cannot be run
     */
    record Installed(String path, String version) {
    }

    /** What a program prints. */
    static List<String> lines(String... command) throws IOException {
        try (RunningProgram running = RunningProgram.start(List.of(command), Map.of())) {
            running.output().awaitEnd();
            return running.output().text().lines().toList();
        }
    }

    private static Installed installed(String path, String argument) {
        try {
            return new Installed(path, lines(path, argument).stream().findFirst().orElse(""));
        } catch (IOException e) {
            return new Installed(path, "");
        }
    }
}
