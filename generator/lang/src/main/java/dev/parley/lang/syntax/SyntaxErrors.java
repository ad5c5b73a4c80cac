package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Collects what does not parse, one report a line: a second one is nearly always the echo of the first. */
final class SyntaxErrors {
    /** Enough for a person, and a bound for what a hostile file can cost. */
    static final int MAX_REPORTS = 100;

    private final SourceFile source;
    private final int margin;
    private final Set<Integer> badLines;
    private final List<Report> reports = new ArrayList<>();

    /** A problem and the token that it was found at. */
    record Report(Token token, Diagnostic diagnostic) {
    }

    SyntaxErrors(SourceFile source, List<Token> tokens, Set<Integer> badLines) {
        this.source = source;
        this.margin = tokens.get(0).getCharPositionInLine();
        this.badLines = new HashSet<>(badLines);
    }

    /** The column where the file's declarations begin, from 0. */
    int margin() {
        return margin;
    }

    /** A token that begins no element of the list that it stands in. */
    void noElement(Token found, IntervalSet wanted, ParserRuleContext list) {
        add(found, Tokens.of(source, found), new Expectation(wanted, list), Optional.empty());
    }

    /** A token that does not go on with what was begun; if it stands on a later line, something is missing before. */
    void noContinuation(Parser parser, Token found, IntervalSet wanted, ParserRuleContext context) {
        Optional<Token> before = Optional.of(found.getTokenIndex() - 1).filter(i -> i >= 0)
                .map(parser.getInputStream()::get);
        Span place = before.filter(b -> b.getLine() < found.getLine()).map(b -> Tokens.behind(source, b))
                .orElseGet(() -> Tokens.of(source, found));
        add(found, place, new Expectation(wanted, context), before);
    }

    private void add(Token found, Span place, Expectation expectation, Optional<Token> before) {
        if (reports.size() < MAX_REPORTS && badLines.add(place.line())) {
            Diagnostic problem = Diagnostic.of("syntax", place,
                    "expected " + expectation.describe() + ", found " + Tokens.quote(found));
            reports.add(new Report(found, Slips.hint(expectation, before, found).map(problem::hint).orElse(problem)));
        }
    }

    List<Report> reports() {
        return reports;
    }
}
