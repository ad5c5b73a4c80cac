package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Literals;
import dev.parley.lang.model.Type;

/** Writes lengths in bytes as Java expressions. */
final class Extents {
    private Extents() {
    }

    /** The length as an expression of its own, of type int or long. */
    static CodeBlock of(Type.Extent extent, Variables scope) {
        if (extent instanceof Type.Extent.Literal literal) {
            return CodeBlock.of("$L", Literals.number(literal.value()));
        } else if (extent instanceof Type.Extent.Reference reference) {
            return scope.get(reference.name()).value();
        }
        Type.Extent.Combined combined = (Type.Extent.Combined) extent;
        boolean product = combined.operator() == '*';
        return CodeBlock.of("$L$L $L $L", product ? "(long) " : "", operand(combined.left(), product, scope),
                combined.operator(), operand(combined.right(), true, scope));
    }

    private static CodeBlock operand(Type.Extent extent, boolean binds, Variables scope) {
        CodeBlock whole = of(extent, scope);
        boolean looser = extent instanceof Type.Extent.Combined combined && binds && combined.operator() != '*';
        return looser ? CodeBlock.of("($L)", whole) : whole;
    }
}
