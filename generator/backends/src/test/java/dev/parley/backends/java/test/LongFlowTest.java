package dev.parley.backends.java.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaBackend;
import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A flow of 300 states: constants and words that are too many for one class, or for the time that tests have. */
class LongFlowTest {
    private static final String PACKAGE = "example.steps";
    private static final int STATES = 300;

    @Test
    void testsOfALongFlowCompileAndPassAndSayWhatTheyLeaveOut() throws Exception {
        Compilation compilation = compiled();
        List<GeneratedFile> tests = TestBackend.generate(compilation, PACKAGE);
        String words = tests.stream().filter(file -> file.path().endsWith("/ForthConformanceTest.java")).findFirst()
                .orElseThrow().content();
        assertTrue(words.contains("words are left out,"), words.substring(0, 900));
        assertTrue(tests.stream().anyMatch(file -> file.path().endsWith("/ForthStages1.java")));
        GeneratedTests generated = new GeneratedTests(
                JavaBackend.generate(compilation.model(), compilation.machines(), PACKAGE), tests, PACKAGE);
        Map<String, Optional<String>> outcomes = generated.run("ForthConformanceTest");
        assertTrue(outcomes.size() > STATES, () -> outcomes.size() + " words");
        outcomes.forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
    }

    private static Compilation compiled() {
        String steps = IntStream.range(0, STATES).mapToObj(i -> "    @S" + i + (i % 2 == 0 ? " F: Step\n" : " B: Reply\n"))
                .collect(Collectors.joining());
        Result<Compilation> result = Compiler.compile(SourceLoader.of(Map.of("steps.parley", SPECIFICATION.formatted(steps))),
                "steps.parley");
        return result.value().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    private static final String SPECIFICATION = """
            protocol steps;
            roles forth F, back B;
            enum { step(1), reply(2), (255) } Kind;
            enum { early(1), garbled(2), wrong(3), broken(4), (255) } Trouble;
            struct { } Step;
            struct { } Reply;
            struct {
                Kind kind;
                uint8 length;
                select (Kind) {
                    case step:  Step;
                    case reply: Reply;
                } body;
            } Note;
            enum { noise(1), shout(2), (255) } Sound;
            struct { Sound sound; } Ring;
            enum { note(1), ring(2), (255) } Content;
            envelope Content { note: Note; ring: Ring; }
            message Noise is Ring where sound == noise;
            message Shout is Ring where sound == shout;
            alerts Trouble { unexpected -> early; malformed -> garbled; forbidden -> wrong; internal -> broken; }
            flow steps {
            %s    @OVER
            }
            ambient F: Noise dropped;
            ambient B: Noise dropped;
            ambient F: Shout fatal;
            ambient B: Shout fatal;
            """;
}
