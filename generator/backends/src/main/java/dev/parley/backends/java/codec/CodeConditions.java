package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Type;

/** Writes conditions over code points. */
final class CodeConditions {
    private CodeConditions() {
    }

    /** Whether a value of the code type is the enumerator, or within it. */
    static CodeBlock is(Names names, String value, Type.Code code, Type.Enumerator enumerator) {
        if (enumerator.isRange()) {
            return within(CodeBlock.of("$N.code()", value), code, enumerator);
        }
        String form = code.width() == 0 ? "$N == $T.$L" : "$N.equals($T.$L)";
        return CodeBlock.of(form, value, names.type(code), names.constant(code, enumerator));
    }

    /** Whether a code is within the range. */
    static CodeBlock within(CodeBlock number, Type.Code code, Type.Enumerator range) {
        boolean signed = code.width() == Integer.BYTES;
        CodeBlock unsigned = signed ? CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, number) : number;
        CodeBlock below = CodeBlock.of("$L <= $L", unsigned, literal(range.last(), code));
        return range.first() == 0 ? below
                : CodeBlock.of("$L >= $L && $L", unsigned, literal(range.first(), code), below);
    }

    private static String literal(long value, Type.Code code) {
        return Literals.code(value, code.width()) + (value == (int) value ? "" : "L");
    }
}
