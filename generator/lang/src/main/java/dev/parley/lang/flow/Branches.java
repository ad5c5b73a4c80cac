package dev.parley.lang.flow;

import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Term;

/** Builds decision trees without needless tests. */
final class Branches {
    private Branches() {
    }

    /** A test, unless both sides are equal; neighbouring tests with a side in common become one. */
    static Next of(Term guard, Next then, Next otherwise) {
        if (then.equals(otherwise)) {
            return then;
        }
        if (then instanceof Next.Rekey a && otherwise instanceof Next.Rekey b && a.lane().equals(b.lane())
                && a.epoch().equals(b.epoch())) {
            return new Next.Rekey(a.lane(), a.epoch(), a.span(), of(guard, a.next(), b.next()));
        }
        if (otherwise instanceof Next.Branch more && more.then().equals(then)) {
            return of(new Term.Or(guard, more.guard(), guard.span()), then, more.otherwise());
        }
        if (then instanceof Next.Branch more && more.otherwise().equals(otherwise)) {
            return of(new Term.And(guard, more.guard(), guard.span()), more.then(), otherwise);
        }
        return guard instanceof Term.Not not ? new Next.Branch(not.operand(), otherwise, then)
                : new Next.Branch(guard, then, otherwise);
    }
}
