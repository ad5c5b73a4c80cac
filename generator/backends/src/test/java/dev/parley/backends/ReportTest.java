package dev.parley.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Diagnostic PROBLEM = Diagnostic.of("bad", new Span(new SourceFile("f", "ab"), 1, 2, 1), "no b");

    @Test
    void problemsAreShownAllAndCounted() {
        assertEquals("""
                f:1:2: error[bad]: no b
                    1 | ab
                      |  ^
                1 problem
                """, Report.problems(List.of(PROBLEM)));
        assertEquals("2 problems", Report.problems(List.of(PROBLEM, PROBLEM.hint("try"))).lines().reduce("", (a, b) -> b));
    }
}
