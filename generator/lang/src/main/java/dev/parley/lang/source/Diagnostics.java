package dev.parley.lang.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects all problems of a run, so that one run shows them all. */
public final class Diagnostics {
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** Adds a problem; the same one twice counts once. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems in the order of their places. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(Comparator.comparing(Diagnostic::span).thenComparing(Diagnostic::code).thenComparing(Diagnostic::message));
        return List.copyOf(all);
    }
}
