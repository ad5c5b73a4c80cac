package dev.parley.lang.link;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.Span;
import dev.parley.lang.source.Suggestions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The problems of one run of the linker. */
final class Problems {
    private static final int FEW = 8;

    private final Diagnostics found = new Diagnostics();
    private final Set<String> limits = new HashSet<>();

    void add(Diagnostic problem) {
        found.add(problem);
    }

    void report(String code, Span span, String message) {
        add(Diagnostic.of(code, span, message));
    }

    void report(String code, Span span, String message, String hint) {
        add(Diagnostic.of(code, span, message).hint(hint));
    }

    /** A limit of the compiler: told once, however often it is met. */
    void reportOnce(String code, Span span, String message, String hint) {
        if (limits.add(message)) {
            report(code, span, message, hint);
        }
    }

    /** {@code 1 byte}, {@code 2 bytes} */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** A name that stands for nothing of the kind that was expected there. */
    void unknown(String kind, String name, Span span, Collection<String> candidates) {
        Diagnostic problem = Diagnostic.of("unknown-name", span, "there is no " + kind + " '" + name + "'");
        Optional<String> near = Suggestions.didYouMean(name, candidates);
        if (near.isPresent()) {
            add(problem.hint(near.get()));
        } else if (!candidates.isEmpty() && candidates.size() <= FEW) {
            add(problem.hint("known here: " + String.join(", ", candidates)));
        } else {
            add(problem);
        }
    }

    /** A second declaration of a name. */
    void duplicate(String kind, String name, Span span, Span first) {
        add(Diagnostic.of("duplicate-name", span, "there is already " + withArticle(kind) + " '" + name + "'")
                .note(first, "the first one is here"));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Diagnostic> sorted() {
        return found.sorted();
    }
}
