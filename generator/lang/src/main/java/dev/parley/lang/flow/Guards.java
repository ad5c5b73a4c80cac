package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Works on guards: connectives over atoms. */
public final class Guards {
    private Guards() {
    }

    /** Everything in a guard that is not a connective or a constant, in the order of the text. */
    public static List<Term> atoms(Term guard) {
        List<Term> found = new ArrayList<>();
        collect(guard, found);
        return List.copyOf(found);
    }

    private static void collect(Term guard, List<Term> found) {
        if (guard instanceof Term.Not not) {
            collect(not.operand(), found);
        } else if (guard instanceof Term.And and) {
            collect(and.left(), found);
            collect(and.right(), found);
        } else if (guard instanceof Term.Or or) {
            collect(or.left(), found);
            collect(or.right(), found);
        } else if (!(guard instanceof Term.Bool)) {
            found.add(guard);
        }
    }

    /** Both; an absent guard is true. */
    static Optional<Term> and(Optional<Term> left, Optional<Term> right) {
        return left.isEmpty() ? right : right.isEmpty() ? left
                : Optional.of(new Term.And(left.get(), right.get(), left.get().span()));
    }

    /** Either; an absent guard is true. */
    static Optional<Term> or(Optional<Term> left, Optional<Term> right) {
        return left.isEmpty() || right.isEmpty() ? Optional.empty()
                : Optional.of(new Term.Or(left.get(), right.get(), left.get().span()));
    }

    static Term not(Term guard) {
        return guard instanceof Term.Not not ? not.operand() : new Term.Not(guard, guard.span());
    }

    /** The guard as everyone but the role sees it: what it reads of the role's options counts as possible. */
    public static Term permissive(Term guard, Role role) {
        return permissive(guard, role, true);
    }

    private static Term permissive(Term guard, Role role, boolean wanted) {
        if (guard instanceof Term.OptionValue option && option.role().equals(role)) {
            return new Term.Bool(wanted, guard.span());
        }
        if (guard instanceof Term.Not not) {
            return new Term.Not(permissive(not.operand(), role, !wanted), not.span());
        }
        if (guard instanceof Term.And and) {
            return new Term.And(permissive(and.left(), role, wanted), permissive(and.right(), role, wanted), and.span());
        }
        if (guard instanceof Term.Or or) {
            return new Term.Or(permissive(or.left(), role, wanted), permissive(or.right(), role, wanted), or.span());
        }
        return guard;
    }

    /** The shortest part of a guard that has the same value in all the given views; nothing if it is always true. */
    static Optional<Term> relevant(Term guard, Collection<View> views, Vocabulary vocabulary) {
        if (views.stream().allMatch(v -> vocabulary.holds(guard, v.known()))) {
            return Optional.empty();
        }
        return Optional.of(shorten(guard, views, vocabulary));
    }

    private static Term shorten(Term guard, Collection<View> views, Vocabulary words) {
        if (guard instanceof Term.Not not) {
            return not(shorten(not.operand(), views, words));
        }
        if (guard instanceof Term.And and) {
            if (same(and, and.right(), views, words)) {
                return shorten(and.right(), views, words);
            }
            if (same(and, and.left(), views, words)) {
                return shorten(and.left(), views, words);
            }
            List<View> open = views.stream().filter(v -> words.holds(and.left(), v.known())).toList();
            return new Term.And(shorten(and.left(), views, words), shorten(and.right(), open, words), and.span());
        }
        if (guard instanceof Term.Or or) {
            if (same(or, or.left(), views, words)) {
                return shorten(or.left(), views, words);
            }
            if (same(or, or.right(), views, words)) {
                return shorten(or.right(), views, words);
            }
            List<View> open = views.stream().filter(v -> !words.holds(or.left(), v.known())).toList();
            return new Term.Or(shorten(or.left(), views, words), shorten(or.right(), open, words), or.span());
        }
        return guard;
    }

    private static boolean same(Term whole, Term part, Collection<View> views, Vocabulary words) {
        return views.stream().allMatch(v -> words.holds(whole, v.known()) == words.holds(part, v.known()));
    }
}
