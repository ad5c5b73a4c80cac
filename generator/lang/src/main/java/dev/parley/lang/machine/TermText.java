package dev.parley.lang.machine;

import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.stream.Collectors;

/** Writes guards in the notation of the specification. */
public final class TermText {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int ATOM = 3;

    private TermText() {
    }

    /** The text of a guard. */
    public static String of(Term guard) {
        return text(guard, OR);
    }

    private static String text(Term term, int binding) {
        if (term instanceof Term.Or or) {
            return parenthesized(text(or.left(), OR) + " | " + text(or.right(), OR), OR, binding);
        }
        if (term instanceof Term.And and) {
            return parenthesized(text(and.left(), AND) + " & " + text(and.right(), AND), AND, binding);
        }
        if (term instanceof Term.Not not) {
            return "!" + text(not.operand(), ATOM);
        }
        if (term instanceof Term.Seen seen) {
            return "seen(" + name(seen) + ")";
        }
        if (term instanceof Term.FactValue fact) {
            return fact.fact();
        }
        if (term instanceof Term.OptionValue option) {
            return option.role() + "." + option.option();
        }
        return term instanceof Term.Bool bool ? Boolean.toString(bool.value()) : source(term);
    }

    private static String name(Term.Seen seen) {
        return seen.messages().stream().map(Sent::toString).collect(Collectors.joining(" | "));
    }

    private static String source(Term term) {
        String line = term.span().file().line(term.span().line());
        int from = Math.min(Math.max(term.span().column() - 1, 0), line.length());
        return line.substring(from, Math.min(from + term.span().length(), line.length()));
    }

    private static String parenthesized(String text, int own, int binding) {
        return own < binding ? "(" + text + ")" : text;
    }
}
