package dev.parley.backends.java.machine;

import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import java.util.stream.Stream;

/** Looks through terms. */
final class TermWalk {
    private TermWalk() {
    }

    /** The term and everything in it, outside first. */
    static Stream<Term> all(Term term) {
        return Stream.concat(Stream.of(term), Subterms.of(term).stream().flatMap(TermWalk::all));
    }

    /** The parts of that kind in the term, itself included. */
    static <T extends Term> Stream<T> all(Term term, Class<T> kind) {
        return all(term).filter(kind::isInstance).map(kind::cast);
    }
}
