package dev.parley.lang.check;

import dev.parley.lang.model.Term;
import java.util.List;

/** The terms directly inside a term. */
final class Subterms {
    private Subterms() {
    }

    static List<Term> of(Term term) {
        if (term instanceof Term.Not not) {
            return List.of(not.operand());
        }
        if (term instanceof Term.And and) {
            return List.of(and.left(), and.right());
        }
        if (term instanceof Term.Or or) {
            return List.of(or.left(), or.right());
        }
        if (term instanceof Term.Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            return List.of(arithmetic.left(), arithmetic.right());
        }
        if (term instanceof Term.Conditional conditional) {
            return List.of(conditional.condition(), conditional.then(), conditional.otherwise());
        }
        if (term instanceof Term.Call call) {
            return call.arguments();
        }
        return term instanceof Term.Concat concat ? concat.parts() : ofValue(term);
    }

    private static List<Term> ofValue(Term term) {
        if (term instanceof Term.FieldOf field) {
            return List.of(field.object());
        }
        if (term instanceof Term.ArmOf arm) {
            return List.of(arm.select());
        }
        if (term instanceof Term.ExtensionOf extension) {
            return List.of(extension.message());
        }
        if (term instanceof Term.Present present) {
            return List.of(present.extension());
        }
        if (term instanceof Term.AttributeOf attribute) {
            return List.of(attribute.code());
        }
        if (term instanceof Term.Registered registered) {
            return List.of(registered.code());
        }
        if (term instanceof Term.ElementOf element) {
            return List.of(element.list(), element.index());
        }
        if (term instanceof Term.LengthOf length) {
            return List.of(length.of());
        }
        if (term instanceof Term.Contains contains) {
            return List.of(contains.collection(), contains.element());
        }
        if (term instanceof Term.SliceOf slice) {
            return List.of(slice.of(), slice.from(), slice.count());
        }
        if (term instanceof Term.Encoded encoded) {
            return List.of(encoded.value());
        }
        return term instanceof Term.Disclosed disclosed ? List.of(disclosed.secret()) : List.of();
    }
}
