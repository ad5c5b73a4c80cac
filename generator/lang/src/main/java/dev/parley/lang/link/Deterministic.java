package dev.parley.lang.link;

import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;

/** Refuses results that differ from call to call: only their verifier can check them. */
final class Deterministic {
    private final Problems problems;

    Deterministic(Problems problems) {
        this.problems = problems;
    }

    /** The same term. */
    Term check(Term term) {
        if (isVerified(term)) {
            problems.report("verified-primitive", term.span(), "the result of '"
                    + ((Term.Call) term).function().name().name() + "' can only be verified, not computed again",
                    "it can stand alone on the right side of field := …;");
        }
        Subterms.of(term).forEach(this::check);
        return term;
    }

    /** The same right side of an equation, which may be such a result itself. */
    Term checkRightSide(Term term) {
        if (isVerified(term)) {
            Subterms.of(term).forEach(this::check);
            return term;
        }
        return check(term);
    }

    private static boolean isVerified(Term term) {
        return term instanceof Term.Call call && call.function().verifiedBy().isPresent();
    }
}
