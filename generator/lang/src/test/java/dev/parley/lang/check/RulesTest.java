package dev.parley.lang.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Path FLOWS = Path.of("src/test/resources/errors/flow");

    @Test
    void everyRuleHasAParagraphOfDocumentation() {
        for (Rule rule : Rules.all()) {
            assertTrue(rule.documentation().length() > 200, rule.code());
            assertTrue(rule.documentation().endsWith("."), rule.code());
        }
    }

    @Test
    void everyRuleIsFoundByItsCode() {
        Rules.all().forEach(rule -> assertEquals(Optional.of(rule), Rules.find(rule.code())));
        assertEquals(Optional.empty(), Rules.find("none"));
    }

    @Test
    void everyRuleRefusesAFlowWhoseCorrectedTwinPasses() throws IOException {
        Set<String> refused = new HashSet<>();
        try (Stream<Path> files = Files.list(FLOWS)) {
            for (Path golden : files.filter(f -> f.toString().endsWith(".diagnostics")).toList()) {
                List<String> codes = Files.readAllLines(golden).stream().filter(line -> line.contains("error["))
                        .map(line -> line.replaceAll(".*error\\[(.*?)\\].*", "$1")).distinct().toList();
                assertEquals(1, codes.size(), golden.toString());
                String name = golden.getFileName().toString();
                assertTrue(name.startsWith(codes.get(0)), "the intended rule refuses " + name);
                assertTrue(Files.exists(FLOWS.resolve(name.replace(".diagnostics", "-fixed.parley"))), name);
                refused.add(codes.get(0));
            }
        }
        Rules.all().forEach(rule -> assertTrue(refused.contains(rule.code()), rule.code()));
    }
}
