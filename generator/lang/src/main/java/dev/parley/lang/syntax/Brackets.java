package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.SourceFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Looks at the brackets of a file before it is parsed: whether every brace has its partner, and how deep the tree
 * behind them can get. The parser and all later stages recurse over that tree.
 */
final class Brackets {
    /** Brackets and operators inside each other. */
    static final int MAX_DEPTH = 250;

    /** What makes the tree of an expression deeper without a bracket. */
    private static final Set<String> OPERATORS = Set.of("!", ".", "*", "+", "-", "==", "!=", "<", "<=", ">", ">=", "in",
            "&", "|", "=>", "if", "then", "else");

    private final SourceFile source;
    private final Deque<Frame> open = new ArrayDeque<>();
    private int depth;
    private Optional<Frame> outdented = Optional.empty();

    private Brackets(SourceFile source) {
        this.source = source;
        open.push(new Frame(null, 0));
    }

    /**
     * The first thing wrong with a file's brackets.
     *
     * @param from the first token that cannot be trusted, because its brackets do not match
     * @param tooDeep whether the file must not be parsed at all
     */
    record Problem(Token from, boolean tooDeep, Diagnostic diagnostic) {
    }

    /** A bracket, or the outside of all, with the operators of the expression that is read inside. */
    private static final class Frame {
        private final Token bracket;
        private final int indent;
        private int operators;

        Frame(Token bracket, int indent) {
            this.bracket = bracket;
            this.indent = indent;
        }

        boolean isBrace() {
            return bracket != null && bracket.getType() == ParleyLexer.OPEN_BRACE;
        }
    }

    static Optional<Problem> check(SourceFile source, List<? extends Token> tokens) {
        Brackets brackets = new Brackets(source);
        Token before = null;
        int indent = 0;
        for (Token token : tokens) {
            if (before == null || before.getLine() != token.getLine()) {
                indent = token.getCharPositionInLine();
            }
            Optional<Problem> problem = brackets.visit(token, before, indent);
            if (problem.isPresent()) {
                return problem;
            }
            before = token;
        }
        return brackets.unclosed();
    }

    private Optional<Problem> visit(Token token, Token before, int indent) {
        switch (token.getType()) {
            case ParleyLexer.OPEN_BRACE, ParleyLexer.OPEN_PAREN -> open(token, indent);
            case ParleyLexer.OPEN_BRACKET -> {
                operator();
                open(token, indent);
            }
            case ParleyLexer.CLOSE_BRACE -> {
                return closeBrace(token, indent);
            }
            case ParleyLexer.CLOSE_PAREN, ParleyLexer.CLOSE_BRACKET -> {
                if (open.peek().bracket != null && !open.peek().isBrace()) {
                    pop();
                }
            }
            case ParleyLexer.SEMICOLON -> {
                popToBrace();
                startOver();
            }
            default -> count(token, before);
        }
        return depth <= MAX_DEPTH ? Optional.empty() : Optional.of(new Problem(token, true, Diagnostic.of("nesting",
                Tokens.of(source, token), "brackets and operators are nested more than " + MAX_DEPTH + " deep")));
    }

    private void open(Token token, int indent) {
        open.push(new Frame(token, indent));
        depth++;
    }

    private void operator() {
        open.peek().operators++;
        depth++;
    }

    private void count(Token token, Token before) {
        if (OPERATORS.contains(token.getText())) {
            operator();
        } else if (token.getText().equals(",") || before != null && endsOperand(before)) {
            startOver();
        }
    }

    /** Two words beside each other belong to different expressions. */
    private static boolean endsOperand(Token token) {
        return switch (token.getType()) {
            case ParleyLexer.CLOSE_BRACE, ParleyLexer.CLOSE_PAREN, ParleyLexer.CLOSE_BRACKET, ParleyLexer.STRING,
                    ParleyLexer.DECIMAL, ParleyLexer.HEX -> true;
            default -> Character.isLetter(token.getText().charAt(0)) && !OPERATORS.contains(token.getText());
        };
    }

    private void startOver() {
        depth -= open.peek().operators;
        open.peek().operators = 0;
    }

    private void pop() {
        depth -= 1 + open.pop().operators;
    }

    /** Round and square brackets that a brace or semicolon cuts short are the parser's business. */
    private void popToBrace() {
        while (open.peek().bracket != null && !open.peek().isBrace()) {
            pop();
        }
    }

    private Optional<Problem> closeBrace(Token token, int indent) {
        popToBrace();
        if (!open.peek().isBrace()) {
            return Optional.of(new Problem(token, false,
                    Diagnostic.of("syntax", Tokens.of(source, token), "'}' closes nothing")
                            .hint("an earlier '}' may be one too many")));
        }
        Frame frame = open.peek();
        boolean first = indent == token.getCharPositionInLine();
        if (outdented.isEmpty() && first && indent < frame.indent) {
            outdented = Optional.of(frame);
        }
        pop();
        return Optional.empty();
    }

    /** Of several candidates the one whose partner stands too far left is the likely culprit. */
    private Optional<Problem> unclosed() {
        popToBrace();
        if (!open.peek().isBrace()) {
            return Optional.empty();
        }
        Token culprit = outdented.orElse(open.peek()).bracket;
        return Optional.of(new Problem(culprit, false, Diagnostic.of("syntax", Tokens.of(source, culprit),
                "'{' is never closed").hint("add the missing '}'")));
    }
}
