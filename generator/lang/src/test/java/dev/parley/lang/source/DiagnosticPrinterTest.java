package dev.parley.lang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static final SourceFile FILE = new SourceFile("a/b.parley", "one\r\n\ttwo\tthree\nfour");

    @Test
    void underlinesThePlaceAndShowsNotesAndHint() {
        Diagnostic diagnostic = Diagnostic.of("unknown-name", new Span(FILE, 3, 2, 2), "no 'ou'")
                .note(new Span(FILE, 1, 1, 3), "first here").hint("try harder");
        assertEquals("""
                a/b.parley:3:2: error[unknown-name]: no 'ou'
                    3 | four
                      |  ^^
                a/b.parley:1:1: note: first here
                    1 | one
                      | ^^^
                  hint: try harder
                """, DiagnosticPrinter.print(diagnostic));
    }

    @Test
    void keepsTabsSoThatTheCaretsStandBelowTheirText() {
        assertEquals("""
                a/b.parley:2:6: error[x]: y
                    2 | \ttwo\tthree
                      | \t   \t^^^^^
                """, DiagnosticPrinter.print(Diagnostic.of("x", new Span(FILE, 2, 6, 5), "y")));
    }

    @Test
    void pointsBehindTheEndOfALine() {
        assertEquals("""
                a/b.parley:3:5: error[x]: y
                    3 | four
                      |     ^
                """, DiagnosticPrinter.print(Diagnostic.of("x", new Span(FILE, 3, 5, 1), "y")));
    }

    @Test
    void showsNoLineWhereThereIsNone() {
        assertEquals("a/b.parley:9:1: error[x]: y\n",
                DiagnosticPrinter.print(Diagnostic.of("x", new Span(FILE, 9, 1, 1), "y")));
    }

    @Test
    void countsCharactersOutsideTheBasicPlaneOnce() {
        SourceFile file = new SourceFile("u.parley", "\uD83D\uDE00 x");
        assertEquals("""
                u.parley:1:3: error[x]: y
                    1 | \uD83D\uDE00 x
                      |   ^
                """, DiagnosticPrinter.print(Diagnostic.of("x", new Span(file, 1, 3, 1), "y")));
    }

    @Test
    void cutsLongLinesAndHidesControlCharacters() {
        SourceFile file = new SourceFile("l.parley", "\u001b".repeat(100_000) + "x" + " ".repeat(100_000));
        String printed = DiagnosticPrinter.print(Diagnostic.of("x", new Span(file, 1, 100_001, 1), "y"));
        assertTrue(printed.length() < 500, printed);
        assertTrue(printed.contains("\uFFFDx "), printed);
        assertEquals(-1, printed.indexOf('\u001b'));
    }
}
