package dev.parley.backends.java.machine;

import dev.parley.lang.model.Term;
import java.util.List;
import java.util.stream.Stream;

/** Looks through terms. */
final class TermWalk {
    private TermWalk() {
    }

    /** The term and everything in it, outside first. */
    static Stream<Term> all(Term term) {
        return Stream.concat(Stream.of(term), children(term).stream().flatMap(TermWalk::all));
    }

    /** The parts of that kind in the term, itself included. */
    static <T extends Term> Stream<T> all(Term term, Class<T> kind) {
        return all(term).filter(kind::isInstance).map(kind::cast);
    }

    /** What the term is directly made of, in the order of evaluation. */
    static List<Term> children(Term term) {
        if (term instanceof Term.FieldOf field) {
            return List.of(field.object());
        } else if (term instanceof Term.ArmOf arm) {
            return List.of(arm.select());
        } else if (term instanceof Term.ExtensionOf extension) {
            return List.of(extension.message());
        } else if (term instanceof Term.Present present) {
            return List.of(present.extension());
        } else if (term instanceof Term.AttributeOf attribute) {
            return List.of(attribute.code());
        } else if (term instanceof Term.Registered registered) {
            return List.of(registered.code());
        } else if (term instanceof Term.ElementOf element) {
            return List.of(element.list(), element.index());
        } else if (term instanceof Term.LengthOf length) {
            return List.of(length.of());
        } else if (term instanceof Term.SliceOf slice) {
            return List.of(slice.of(), slice.from(), slice.count());
        } else if (term instanceof Term.Concat concat) {
            return concat.parts();
        } else if (term instanceof Term.Zeros zeros) {
            return List.of(zeros.count());
        } else if (term instanceof Term.Encoded encoded) {
            return List.of(encoded.value());
        } else if (term instanceof Term.Disclosed disclosed) {
            return List.of(disclosed.secret());
        } else if (term instanceof Term.Call call) {
            return call.arguments();
        }
        return operands(term);
    }

    private static List<Term> operands(Term term) {
        if (term instanceof Term.Contains contains) {
            return List.of(contains.collection(), contains.element());
        } else if (term instanceof Term.Arithmetic arithmetic) {
            return List.of(arithmetic.left(), arithmetic.right());
        } else if (term instanceof Term.Compare compare) {
            return List.of(compare.left(), compare.right());
        } else if (term instanceof Term.Not not) {
            return List.of(not.operand());
        } else if (term instanceof Term.And and) {
            return List.of(and.left(), and.right());
        } else if (term instanceof Term.Or or) {
            return List.of(or.left(), or.right());
        } else if (term instanceof Term.Conditional choice) {
            return List.of(choice.condition(), choice.then(), choice.otherwise());
        }
        return List.of();
    }
}
