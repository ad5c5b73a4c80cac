package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar runs alone, with everything that the commands need inside. */
class JarIT {
    @TempDir
    private Path folder;

    @Test
    void theJarShowsItsVersion() throws Exception {
        String out = parley(0, "--version");
        assertTrue(out.matches("parley \\d\\S*\\R"), out);
    }

    @Test
    void theJarChecksDrawsExportsAndGenerates() throws Exception {
        String entry = Spec.in(folder).entry();
        assertTrue(parley(0, "check", entry).startsWith("protocol door: "));
        assertTrue(parley(0, "graph", entry, "--role", "guest", "--format", "svg").startsWith("<svg "));
        assertTrue(parley(0, "export", entry, "--format", "json").startsWith("{"));
        String written = parley(0, "generate", entry, "--out", folder.resolve("out").toString(), "--package", "p");
        assertTrue(written.contains(" written, 0 unchanged, 0 deleted"), written);
    }

    @Test
    void theJarExitsWithTheCodeOfTheCommand() throws Exception {
        parley(2, "check");
        Spec spec = Spec.in(folder);
        spec.replace("words.parley", "enum", "enom");
        assertTrue(parley(1, "check", spec.entry()).contains("error[syntax]"));
    }

    /** Both streams of a run that ends with the code. */
    private static String parley(int code, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", System.getProperty("parley.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), out);
        return out;
    }
}
