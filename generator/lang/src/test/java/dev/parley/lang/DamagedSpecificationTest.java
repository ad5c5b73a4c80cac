package dev.parley.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.source.DiagnosticPrinter;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Word by word the specification is damaged, so that many a wrong one gets past the parser: all stages answer. */
class DamagedSpecificationTest {
    private static final Path SPEC = Path.of("../../spec/tls");
    private static final Pattern WORD = Pattern.compile("(?s)/\\*.*?\\*/|\\s+|[\\w.-]+|.");

    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SPEC)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(SPEC.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private static Result<Compilation> compile(Map<String, String> texts) {
        return Compiler.compile(SourceLoader.of(texts), "tls.parley");
    }

    /** One word of one file goes, comes twice, or gives way to another word of that file. */
    private record Damage(int file, int place, Kind kind, int other) {
        Map<String, String> on(Map<String, String> texts) {
            List<String> names = List.copyOf(texts.keySet());
            String name = names.get(file % names.size());
            List<String> words = new ArrayList<>(WORD.matcher(texts.get(name)).results().map(MatchResult::group).toList());
            int at = next(words, place);
            switch (kind) {
                case GONE -> words.remove(at);
                case TWICE -> words.add(at, words.get(at) + " ");
                case OTHER -> words.set(at, words.get(next(words, other)));
            }
            Map<String, String> damaged = new TreeMap<>(texts);
            damaged.put(name, String.join("", words));
            return damaged;
        }

        /** From there the first that is neither space nor comment. */
        private static int next(List<String> words, int from) {
            int at = from % words.size();
            while (words.get(at).isBlank() || words.get(at).startsWith("/*")) {
                at = (at + 1) % words.size();
            }
            return at;
        }
    }

    private enum Kind {
        GONE, TWICE, OTHER
    }

    @Test
    void compilesUndamaged() throws IOException {
        Result<Compilation> result = compile(texts());
        assertEquals("", DiagnosticPrinter.print(result.diagnostics()));
        assertEquals(List.of("C", "S"),
                result.value().orElseThrow().machines().stream().map(m -> m.role().name()).toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void isAnswered(@ForAll("damages") List<Damage> damages) throws IOException {
        Map<String, String> texts = texts();
        for (Damage damage : damages) {
            texts = damage.on(texts);
        }
        Result<Compilation> result = compile(texts);
        assertTrue(result.value().isPresent() || !result.diagnostics().isEmpty());
        DiagnosticPrinter.print(result.diagnostics());
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1 << 20);
        return Combinators.combine(number, number, Arbitraries.of(Kind.class), number).as(Damage::new)
                .list().ofMinSize(1).ofMaxSize(3);
    }
}
