package dev.parley.backends.java.machine;

import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known to be there where a term is evaluated: extensions, optional fields, registered code points. What may be
 * absent must be looked for first, since a comparison with something absent is false.
 */
final class Known {
    /** Nothing is known. */
    static final Known NOTHING = new Known(Set.of());

    private final Set<String> there;

    private Known(Set<String> there) {
        this.there = there;
    }

    /** What is known too where the condition holds. */
    Known where(Term condition) {
        Set<String> more = new LinkedHashSet<>(there);
        collect(condition, true, more);
        return more.size() == there.size() ? this : new Known(more);
    }

    /** What is known too where the condition does not hold. */
    Known whereNot(Term condition) {
        Set<String> more = new LinkedHashSet<>(there);
        collect(condition, false, more);
        return more.size() == there.size() ? this : new Known(more);
    }

    /** What a comparison has to look for before it compares, in that order. */
    List<Term> doubtful(Term comparison) {
        List<Term> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(there);
        for (Term part : inner(comparison)) {
            if (seen.add(key(part))) {
                found.add(part);
            }
        }
        return found;
    }

    /** Whether it is not known that the part is there. */
    boolean isDoubtful(Term part) {
        return !there.contains(key(part));
    }

    private static void collect(Term condition, boolean holds, Set<String> there) {
        if (condition instanceof Term.Not not) {
            collect(not.operand(), !holds, there);
        } else if (condition instanceof Term.And and && holds) {
            collect(and.left(), true, there);
            collect(and.right(), true, there);
        } else if (condition instanceof Term.Or or && !holds) {
            collect(or.left(), false, there);
            collect(or.right(), false, there);
        } else if (condition instanceof Term.Present present && holds) {
            there.add(key(present.extension()));
        } else if (condition instanceof Term.Registered registered && holds) {
            there.add(registered(registered.code()));
        } else if ((condition instanceof Term.Compare || condition instanceof Term.Contains) && holds) {
            inner(condition).forEach(part -> there.add(key(part)));
        }
    }

    /** What may be absent in a term, inside first; conditions inside look for themselves. */
    private static List<Term> inner(Term term) {
        List<Term> found = new ArrayList<>();
        for (Term child : Subterms.of(term)) {
            if (!(child instanceof Term.Compare || child instanceof Term.Contains || child instanceof Term.Present)) {
                found.addAll(inner(child));
                if (mayBeAbsent(child)) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    static boolean mayBeAbsent(Term term) {
        return term instanceof Term.ExtensionOf
                || term instanceof Term.FieldOf field && field.field().optional()
                || term instanceof Term.AttributeOf attribute && travels(attribute.code());
    }

    private static boolean travels(Term code) {
        return code.type() instanceof ValueType.Code type && type.type().width() > 0;
    }

    private static String key(Term term) {
        return term instanceof Term.AttributeOf attribute ? registered(attribute.code()) : TermKey.of(term);
    }

    private static String registered(Term code) {
        return "registered(" + TermKey.of(code) + ")";
    }
}
