package dev.parley.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code x.parley} below {@code errors} is wrong, and {@code x.diagnostics} beside it holds all that the compiler
 * says about it. {@code x-fixed.parley} is a corrected twin. Files in folders named {@code parts} are only imported.
 *
 * <p>Run with {@code -Dparley.goldens=write} to write what the compiler says now; read the difference before you
 * commit it.
 */
class ErrorsTest {
    private static final Path ERRORS = Path.of("src/test/resources/errors");

    static List<String> wrongSpecifications() throws IOException {
        return specifications().stream().filter(f -> !f.endsWith("-fixed.parley")).toList();
    }

    static List<String> correctedSpecifications() throws IOException {
        return specifications().stream().filter(f -> f.endsWith("-fixed.parley")).toList();
    }

    private static List<String> specifications() throws IOException {
        try (Stream<Path> files = Files.walk(ERRORS)) {
            return files.filter(f -> f.toString().endsWith(".parley") && !f.getParent().endsWith("parts"))
                    .map(f -> ERRORS.relativize(f).toString().replace('\\', '/')).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongSpecifications")
    void saysExactlyWhatIsWrong(String name) throws IOException {
        Path specification = ERRORS.resolve(name);
        Path golden = ERRORS.resolve(name.replaceAll("parley$", "diagnostics"));

        String said = DiagnosticPrinter.print(Compiler.compile(SourceLoader.folder(specification.getParent()),
                specification.getFileName().toString()).diagnostics());

        assertFalse(said.isEmpty(), "compiles");
        if ("write".equals(System.getProperty("parley.goldens"))) {
            Files.writeString(golden, said);
        }
        assertEquals(Files.readString(golden), said);
    }

    @ParameterizedTest
    @MethodSource("correctedSpecifications")
    void hasNothingToSayAboutTheCorrectedTwin(String name) {
        Path specification = ERRORS.resolve(name);
        assertEquals("", DiagnosticPrinter.print(Compiler.compile(SourceLoader.folder(specification.getParent()),
                specification.getFileName().toString()).diagnostics()));
    }
}
