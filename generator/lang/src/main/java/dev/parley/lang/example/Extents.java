package dev.parley.lang.example;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;

/** Lengths in bytes that depend on fields and parameters. */
final class Extents {
    private Extents() {
    }

    /** The extent as a term for the scope of the struct that it stands in. */
    static Term term(Type.Extent extent, Scope scope) {
        return term(extent, scope.type().orElseThrow().span());
    }

    private static Term term(Type.Extent extent, Span span) {
        if (extent instanceof Type.Extent.Literal literal) {
            return new Term.Int(literal.value(), span);
        }
        if (extent instanceof Type.Extent.Reference reference) {
            return new Term.Local(reference.name(), ValueType.INT, span);
        }
        Type.Extent.Combined sum = (Type.Extent.Combined) extent;
        return new Term.Arithmetic(sum.operator(), term(sum.left(), span), term(sum.right(), span), span);
    }
}
