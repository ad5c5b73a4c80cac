package dev.parley.lang.source;

import java.util.List;
import java.util.Optional;

/**
 * One problem of a specification.
 *
 * @param code the rule's code, such as {@code unknown-name} or {@code causal}
 * @param span where
 * @param message what is wrong, one sentence without a full stop
 * @param notes further places that explain it, such as the first of two declarations
 * @param hint what may help, if anything is known
 */
public record Diagnostic(String code, Span span, String message, List<Note> notes, Optional<String> hint) {
    /** A problem without notes or hint. */
    public static Diagnostic of(String code, Span span, String message) {
        return new Diagnostic(code, span, message, List.of(), Optional.empty());
    }

    /** The same problem with a hint. */
    public Diagnostic hint(String text) {
        return new Diagnostic(code, span, message, notes, Optional.of(text));
    }

    /** The same problem with one more place. */
    public Diagnostic note(Span where, String text) {
        List<Note> more = new java.util.ArrayList<>(notes);
        more.add(new Note(where, text));
        return new Diagnostic(code, span, message, List.copyOf(more), hint);
    }

    /** A further place that explains the problem. */
    public record Note(Span span, String text) {
    }
}
