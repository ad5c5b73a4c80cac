package dev.parley.lang.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Finds the end of an element that does not parse. */
final class Skipper {
    private final Parser parser;
    private final TokenStream tokens;
    private final int start;
    private final int margin;
    /** Braces that the element has opened so far. */
    private int depth;

    private Skipper(Parser parser, int start, int margin) {
        this.parser = parser;
        this.tokens = parser.getInputStream();
        this.start = start;
        this.margin = margin;
    }

    /**
     * Begins where the parser is.
     *
     * @param start the element's first token
     * @param margin the column where declarations begin
     */
    static Skipper of(Parser parser, Token start, int margin) {
        Skipper skipper = new Skipper(parser, start.getTokenIndex(), margin);
        for (int i = start.getTokenIndex(); i < skipper.tokens.index(); i++) {
            skipper.depth = Math.max(0, skipper.depth + step(skipper.tokens.get(i)));
        }
        return skipper;
    }

    private static int step(Token token) {
        return switch (token.getType()) {
            case ParleyParser.OPEN_BRACE -> 1;
            case ParleyParser.CLOSE_BRACE -> -1;
            default -> 0;
        };
    }

    /** Consumes the rest of the element. */
    void skip(boolean endsWithLine) {
        while (!atEnd(endsWithLine)) {
            Token token = parser.consume();
            depth += step(token);
            boolean closed = token.getType() == ParleyParser.SEMICOLON
                    || token.getType() == ParleyParser.CLOSE_BRACE && beginsLine();
            if (closed && depth == 0) {
                return;
            }
        }
    }

    private boolean atEnd(boolean endsWithLine) {
        Token next = tokens.LT(1);
        if (next.getType() == Token.EOF) {
            return true;
        } else if (depth > 0) {
            return false;
        }
        boolean nextElement = endsWithLine || next.getCharPositionInLine() == margin;
        return next.getType() == ParleyParser.CLOSE_BRACE || tokens.index() > start && beginsLine() && nextElement;
    }

    private boolean beginsLine() {
        Token before = tokens.LT(-1);
        return before == null || tokens.LT(1).getLine() > before.getLine();
    }
}
