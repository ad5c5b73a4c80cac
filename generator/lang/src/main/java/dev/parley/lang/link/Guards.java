package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.syntax.Expr;
import java.util.Optional;

/** Guards of the flow: they read facts, options and which messages were seen, nothing else. */
final class Guards {
    private final TermLinker terms;
    private final Problems problems;

    Guards(TermLinker terms, Problems problems) {
        this.terms = terms;
        this.problems = problems;
    }

    Term link(Expr guard, String namespace) {
        Term term = terms.link(guard, Context.of(namespace, Subject.NONE), ValueType.BOOL);
        check(term);
        return term;
    }

    Optional<Term> link(Optional<Expr> guard, String namespace) {
        return guard.map(g -> link(g, namespace));
    }

    private void check(Term term) {
        if (term instanceof Term.Not not) {
            check(not.operand());
        } else if (term instanceof Term.And and) {
            check(and.left());
            check(and.right());
        } else if (term instanceof Term.Or or) {
            check(or.left());
            check(or.right());
        } else if (!(term instanceof Term.FactValue || term instanceof Term.OptionValue || term instanceof Term.Seen
                || term instanceof Term.Bool || Unknown.is(term))) {
            problems.report("guard", term.span(),
                    "a guard reads facts, options and what was seen, not the content of messages",
                    "declare it as a fact, as in fact x in R.M = …; and write x here");
        }
    }
}
