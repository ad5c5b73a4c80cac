package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import java.util.stream.Stream;

/**
 * An expression and how tightly its outermost operator binds.
 *
 * @param binding one of the constants, the tightest last
 */
record Java(CodeBlock code, int binding) {
    static final int CONDITIONAL = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int EQUALITY = 3;
    static final int RELATION = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int UNARY = 7;
    static final int PRIMARY = 8;

    /** A name, a literal, a call: anything that a dot may follow. */
    static Java primary(String format, Object... arguments) {
        return new Java(CodeBlock.of(format, arguments), PRIMARY);
    }

    /** {@code left operator right}, where the operator binds to the left. */
    static Java infix(Java left, String operator, Java right, int binding) {
        String format = binding == SUM ? "$L$W$L $L" : "$L $L $L";
        return new Java(CodeBlock.of(format, left.within(binding), operator, right.within(binding + 1)), binding);
    }

    /** {@code left operator right} with {@code &&} or {@code ||}, which are associative. */
    static Java logical(Java left, String operator, Java right, int binding) {
        return new Java(CodeBlock.of("$L$W$L $L", left.within(binding), operator, right.within(binding)), binding);
    }

    /** {@code !this} */
    Java not() {
        return new Java(CodeBlock.of("!$L", within(UNARY)), UNARY);
    }

    /** A call of a method of this value. */
    Java call(String method, Object... arguments) {
        CodeBlock list = CodeBlock.join(Stream.of(arguments).map(a -> CodeBlock.of("$L", a)).toList(), ",$W");
        return primary("$L.$L($L)", within(PRIMARY), method, list);
    }

    /** The code for a place that takes only what binds at least so tightly. */
    CodeBlock within(int least) {
        return binding >= least ? code : CodeBlock.of("($L)", code);
    }
}
