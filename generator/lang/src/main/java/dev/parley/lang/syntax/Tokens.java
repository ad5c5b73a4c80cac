package dev.parley.lang.syntax;

import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import org.antlr.v4.runtime.Token;

/** Places and texts of tokens, as messages show them. */
final class Tokens {
    /** A longer token is cut, in characters. */
    private static final int SHOWN = 40;

    private Tokens() {
    }

    /** The first line of a token. */
    static Span of(SourceFile source, Token token) {
        String text = token.getType() == Token.EOF ? "" : token.getText();
        int length = (int) text.codePoints().takeWhile(c -> c != '\n' && c != '\r').count();
        return new Span(source, token.getLine(), token.getCharPositionInLine() + 1, Math.max(1, length));
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

    /** Right behind a token. */
    static Span behind(SourceFile source, Token token) {
        Span span = of(source, token);
        return new Span(source, span.line(), span.column() + span.length(), 1);
    }

    /** The token between quotes. */
    static String quote(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        StringBuilder shown = new StringBuilder();
        token.getText().codePoints().limit(SHOWN).map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .forEach(shown::appendCodePoint);
        boolean cut = token.getText().codePoints().skip(SHOWN).findAny().isPresent();
        return "'" + shown + (cut ? "…" : "") + "'";
    }
}
