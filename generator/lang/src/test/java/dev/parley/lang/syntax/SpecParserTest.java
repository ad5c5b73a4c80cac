package dev.parley.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecParserTest {
    private static final Path SPEC = Path.of("../../spec/tls");

    @Test
    void parsesTheSpecificationWithItsImports() {
        Result<SyntaxTree> result = SpecParser.parse(SourceLoader.folder(SPEC), "tls.parley");

        assertEquals(List.of(), result.diagnostics());
        assertEquals(List.of("tls.parley", "codepoints.parley", "hello.parley", "crypto.parley", "tls12.parley",
                        "tls13.parley", "ticket.parley"),
                result.value().orElseThrow().files().stream().map(f -> f.source().name()).toList());
    }
}
