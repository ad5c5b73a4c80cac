package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a file, without space and comments. What is no token is reported here and mended or left out, so that
 * the parser does not stumble over it too.
 */
final class Lexemes {
    private static final Map<String, String> HINTS = Map.of(
            "'", "texts stand in double quotes",
            "#", "comments are written /* … */ or // …",
            "/", "comments are written /* … */ or // …");

    private final SourceFile source;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Set<Integer> badLines = new HashSet<>();
    private boolean cutShort;

    private Lexemes(SourceFile source) {
        this.source = source;
    }

    static Lexemes of(SourceFile source) {
        Lexemes lexemes = new Lexemes(source);
        ParleyLexer lexer = new ParleyLexer(CharStreams.fromString(source.text(), source.name()));
        lexer.removeErrorListeners();
        Token token;
        do {
            token = lexer.nextToken();
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                lexemes.add((CommonToken) token);
            }
        } while (token.getType() != Token.EOF);
        return lexemes;
    }

    private void add(CommonToken token) {
        switch (token.getType()) {
            case ParleyLexer.UNCLOSED_COMMENT -> {
                cutShort = true;
                report(token, Diagnostic.of("syntax", opening(token, 2), "comment is never closed")
                        .hint("add the missing '*/'"));
            }
            case ParleyLexer.UNCLOSED_STRING -> {
                report(token, Diagnostic.of("syntax", opening(token, 1), "text is never closed")
                        .hint("add the missing '\"'; a text ends on its line"));
                token.setType(ParleyLexer.STRING);
                token.setText(token.getText() + '"');
                tokens.add(token);
            }
            case ParleyLexer.UNKNOWN -> unknown(token);
            default -> tokens.add(token);
        }
    }

    private Span opening(Token token, int length) {
        return new Span(source, token.getLine(), token.getCharPositionInLine() + 1, length);
    }

    private void unknown(CommonToken token) {
        String text = token.getText();
        if (text.equals(FileParser.REPLACEMENT)) {
            return;
        }
        Diagnostic problem = Diagnostic.of("syntax", Tokens.of(source, token),
                "unexpected character " + Tokens.quote(token));
        report(token, HINTS.containsKey(text) ? problem.hint(HINTS.get(text)) : problem);
    }

    private void report(Token token, Diagnostic problem) {
        if (badLines.add(token.getLine()) && problems.size() < SyntaxErrors.MAX_REPORTS) {
            problems.add(problem);
        }
    }

    /** All tokens, the end of the file last. */
    List<Token> tokens() {
        return tokens;
    }

    List<Diagnostic> problems() {
        return problems;
    }

    /** Lines that have a problem already. */
    Set<Integer> badLines() {
        return badLines;
    }

    /** Whether an unclosed comment hides the rest of the file. */
    boolean cutShort() {
        return cutShort;
    }
}
