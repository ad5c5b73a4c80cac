package dev.parley.lang.example;

import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import java.util.stream.Stream;

/** Walks through terms. */
final class Terms {
    private Terms() {
    }

    /** The term and all terms in it. */
    static Stream<Term> all(Term term) {
        return Stream.concat(Stream.of(term), Subterms.of(term).stream().flatMap(Terms::all));
    }
}
