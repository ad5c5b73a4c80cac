package dev.parley.lang.syntax;

import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import org.antlr.v4.runtime.Token;

/** Places of tokens. */
final class Spans {
    private Spans() {
    }

    /** The first line of a token; the end of the file is a place of length 1. */
    static Span of(SourceFile source, Token token) {
        String text = token.getType() == Token.EOF ? "" : token.getText();
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).stripTrailing();
        return new Span(source, token.getLine(), token.getCharPositionInLine() + 1, Math.max(1, line.length()));
    }

    /** From one token to another, or to the first line's end. */
    static Span between(SourceFile source, Token first, Token last) {
        Span start = of(source, first);
        if (last == null || last.getLine() != first.getLine() || last.getTokenIndex() < first.getTokenIndex()) {
            return start;
        }
        Span end = of(source, last);
        return new Span(source, start.line(), start.column(), end.column() + end.length() - start.column());
    }
}
