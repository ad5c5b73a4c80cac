package dev.parley.lang.model;

import java.util.List;

/** The terms directly inside a term: every walk through terms takes its steps here. */
public final class Subterms {
    private Subterms() {
    }

    /** What the term is directly made of, in the order of evaluation; empty for a leaf. */
    public static List<Term> of(Term term) {
        if (term instanceof Term.FieldOf t) {
            return List.of(t.object());
        }
        if (term instanceof Term.ArmOf t) {
            return List.of(t.select());
        }
        if (term instanceof Term.ExtensionOf t) {
            return List.of(t.message());
        }
        if (term instanceof Term.Present t) {
            return List.of(t.extension());
        }
        if (term instanceof Term.AttributeOf t) {
            return List.of(t.code());
        }
        if (term instanceof Term.Registered t) {
            return List.of(t.code());
        }
        if (term instanceof Term.ElementOf t) {
            return List.of(t.list(), t.index());
        }
        if (term instanceof Term.LengthOf t) {
            return List.of(t.of());
        }
        if (term instanceof Term.Contains t) {
            return List.of(t.collection(), t.element());
        }
        if (term instanceof Term.SliceOf t) {
            return List.of(t.of(), t.from(), t.count());
        }
        if (term instanceof Term.Zeros t) {
            return List.of(t.count());
        }
        if (term instanceof Term.Encoded t) {
            return List.of(t.value());
        }
        if (term instanceof Term.Truncated t) {
            return List.of(t.field());
        }
        if (term instanceof Term.Disclosed t) {
            return List.of(t.secret());
        }
        return compound(term);
    }

    private static List<Term> compound(Term term) {
        if (term instanceof Term.Concat t) {
            return t.parts();
        }
        if (term instanceof Term.Call t) {
            return t.arguments();
        }
        if (term instanceof Term.Construct t) {
            return t.arguments();
        }
        if (term instanceof Term.Arithmetic t) {
            return List.of(t.left(), t.right());
        }
        if (term instanceof Term.Compare t) {
            return List.of(t.left(), t.right());
        }
        if (term instanceof Term.And t) {
            return List.of(t.left(), t.right());
        }
        if (term instanceof Term.Or t) {
            return List.of(t.left(), t.right());
        }
        if (term instanceof Term.Not t) {
            return List.of(t.operand());
        }
        if (term instanceof Term.Conditional t) {
            return List.of(t.condition(), t.then(), t.otherwise());
        }
        return List.of();
    }
}
