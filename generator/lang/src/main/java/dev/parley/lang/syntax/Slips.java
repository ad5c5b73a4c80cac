package dev.parley.lang.syntax;

import dev.parley.lang.source.Suggestions;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Guesses which common slip is behind a mistake. */
final class Slips {
    private static final List<String> ASSIGNMENTS = List.of("==", ":=", "=");

    private Slips() {
    }

    /** What may help, if the mistake looks like a known one. */
    static Optional<String> hint(Expectation expectation, Optional<Token> before, Token found) {
        return confusedSign(expectation, before, found)
                .or(() -> misspelt(found, expectation.keywords()))
                .or(() -> misspelt(expectation.element().getStart(), Keywords.openings(expectation.element().getRuleIndex())));
    }

    private static Optional<String> confusedSign(Expectation expectation, Optional<Token> before, Token found) {
        String sign = found.getText();
        if (ASSIGNMENTS.contains(sign)) {
            return ASSIGNMENTS.stream().filter(other -> !other.equals(sign) && expectation.wants(other)).findFirst()
                    .map(other -> "did you mean '" + other + "'?");
        }
        boolean single = sign.equals("&") || sign.equals("|");
        return before.filter(b -> single && b.getText().equals(sign) && b.getStopIndex() + 1 == found.getStartIndex())
                .map(b -> "write a single '" + sign + "'");
    }

    private static Optional<String> misspelt(Token token, List<String> words) {
        return token == null || token.getType() != ParleyParser.NAME ? Optional.empty()
                : Suggestions.closest(token.getText(), words)
                        .map(word -> "did you mean '" + word + "' instead of '" + token.getText() + "'?");
    }
}
