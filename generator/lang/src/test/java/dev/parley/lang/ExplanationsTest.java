package dev.parley.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.check.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final Pattern PRINTED = Pattern.compile("error\\[([^]]+)]");
    private static final Pattern REPORTED = Pattern.compile("(?:report|Diagnostic\\.of)\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyCodeThatTheCompilerPrintsInTestsOrReportsIsExplained() throws IOException {
        Set<String> codes = new TreeSet<>(occurrences(Path.of("src/test/resources"), ".diagnostics", PRINTED));
        codes.addAll(occurrences(Path.of("src/main/java"), ".java", REPORTED));
        assertTrue(codes.containsAll(List.of("syntax", "unknown-name")), codes.toString());
        codes.removeAll(Explanations.codes());
        assertEquals(Set.of(), codes);
    }

    @Test
    void everyExplanationIsOfACodeThatTheCompilerCanReport() throws IOException {
        Set<String> codes = Explanations.codes();
        codes.removeAll(occurrences(Path.of("src/main/java"), ".java", Pattern.compile("\"([a-z-]+)\"")));
        assertEquals(Set.of(), codes);
    }

    @Test
    void rulesExplainThemselves() {
        Rules.all().forEach(rule -> assertEquals(rule.documentation().strip() + "\n",
                Explanations.of(rule.code()).orElseThrow()));
    }

    @Test
    void anUnknownCodeHasNoExplanation() {
        assertEquals(Optional.empty(), Explanations.of("no-such-code"));
    }

    private static Set<String> occurrences(Path root, String suffix, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(f -> f.toString().endsWith(suffix)).toList()) {
                for (MatchResult match : pattern.matcher(Files.readString(file)).results().toList()) {
                    found.add(match.group(1));
                }
            }
        }
        return found;
    }
}
