package dev.parley.lang.flow;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a receiver can tell two messages apart. */
public final class WireTypes {
    private WireTypes() {
    }

    /**
     * Whether an encoding may be both messages: they have one wire type, and their conditions do not exclude each other
     * by their form alone; or they have different ones that travel under the same type code.
     */
    public static boolean overlap(Message a, Message b) {
        if (a.equals(b)) {
            return true;
        }
        return a.wireName().equals(b.wireName()) ? !disjoint(a.where(), b.where())
                : a.type().isPresent() && a.content().equals(b.content()) && code(a).equals(code(b));
    }

    private static Optional<Long> code(Message message) {
        return message.type().map(Type.Enumerator::first);
    }

    /** Conjunctions exclude each other when a part of one is the opposite of a part of the other. */
    private static boolean disjoint(Optional<Term> a, Optional<Term> b) {
        List<Term> left = a.map(WireTypes::parts).orElse(List.of());
        List<Term> right = b.map(WireTypes::parts).orElse(List.of());
        return left.stream().anyMatch(l -> right.stream().anyMatch(r -> opposite(l, r)));
    }

    private static List<Term> parts(Term term) {
        List<Term> parts = new ArrayList<>();
        if (term instanceof Term.And and) {
            parts.addAll(parts(and.left()));
            parts.addAll(parts(and.right()));
        } else {
            parts.add(term);
        }
        return parts;
    }

    private static boolean opposite(Term a, Term b) {
        if (a instanceof Term.Not not) {
            return same(not.operand(), b);
        }
        if (b instanceof Term.Not not) {
            return same(a, not.operand());
        }
        return a instanceof Term.Compare left && b instanceof Term.Compare right && opposite(left, right);
    }

    /** {@code f == c} against {@code f != c}, or against {@code f == d} for another constant d. */
    private static boolean opposite(Term.Compare a, Term.Compare b) {
        if (!same(a.left(), b.left())) {
            return false;
        }
        if (a.operator().equals("==") && b.operator().equals("==")) {
            Optional<Object> left = constant(a.right());
            Optional<Object> right = constant(b.right());
            return left.isPresent() && right.isPresent() && left.get().getClass() == right.get().getClass()
                    && !left.equals(right);
        }
        return isOpposite(a.operator(), b.operator()) && same(a.right(), b.right());
    }

    private static boolean isOpposite(String a, String b) {
        return a.equals("==") && b.equals("!=") || a.equals("!=") && b.equals("==");
    }

    private static Optional<Object> constant(Term term) {
        if (term instanceof Term.Int number) {
            return Optional.of(number.value());
        }
        if (term instanceof Term.CodeValue code) {
            return Optional.of(code.value().first());
        }
        return term instanceof Term.Octets octets ? Optional.of(octets.values().toString()) : Optional.empty();
    }

    /** Whether two terms are written alike, wherever they stand. */
    private static boolean same(Term a, Term b) {
        return a.getClass() == b.getClass() && TermText.of(a).equals(TermText.of(b));
    }
}
