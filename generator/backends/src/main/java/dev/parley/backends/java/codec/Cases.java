package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes the choice between the arms of a select: a switch over an enum, conditions over everything else. */
final class Cases {
    private final Names names;
    private final Variable selector;
    private final Type.Select select;

    Cases(Names names, Variable selector, Type.Select select) {
        this.names = names;
        this.selector = selector;
        this.select = select;
    }

    /**
     * Statements that return the value of the arm that the selector selects.
     *
     * @param none the statement for a selector that selects nothing; it throws if the selector is an enum
     */
    CodeBlock choose(Function<Type.Arm, CodeBlock> value, CodeBlock none) {
        if (select.selector().type() instanceof ValueType.Code code) {
            return code.type().width() == 0 ? onEnum(code.type(), value, none) : onCode(code.type(), value, none);
        }
        return onTruth(value, none);
    }

    private CodeBlock onEnum(Type.Code code, Function<Type.Arm, CodeBlock> value, CodeBlock none) {
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch ($N) {\n$>", selector.javaName());
        Set<String> covered = new LinkedHashSet<>();
        for (Type.Arm arm : select.arms()) {
            covered.addAll(arm.cases());
            CodeBlock labels = arm.cases().stream().flatMap(name -> code.find(name).stream())
                    .map(enumerator -> CodeBlock.of("$L", names.constant(code, enumerator)))
                    .collect(CodeBlock.joining(", "));
            choice.add("case $L -> $L;\n", labels, value.apply(arm));
        }
        if (select.otherwise().isPresent()) {
            choice.add("default -> $L;\n", value.apply(select.otherwise().get()));
        } else if (!code.enumerators().stream().map(Type.Enumerator::name).allMatch(covered::contains)) {
            choice.add("default -> $L;\n", none);
        }
        return choice.add("$<};\n").build();
    }

    private CodeBlock onCode(Type.Code code, Function<Type.Arm, CodeBlock> value, CodeBlock none) {
        CodeBlock.Builder choice = CodeBlock.builder();
        for (Type.Arm arm : select.arms()) {
            List<CodeBlock> any = new ArrayList<>();
            for (String name : arm.cases()) {
                code.enumerators().stream().filter(e -> e.name().equals(name)).forEach(e -> any.add(is(code, e)));
            }
            branch(choice, CodeBlock.join(any, "$W|| "), value.apply(arm));
        }
        return last(choice, value, none);
    }

    private CodeBlock onTruth(Function<Type.Arm, CodeBlock> value, CodeBlock none) {
        CodeBlock.Builder choice = CodeBlock.builder();
        Set<String> covered = new LinkedHashSet<>();
        for (Type.Arm arm : select.arms()) {
            covered.addAll(arm.cases());
            if (covered.size() == 2) {
                return choice.addStatement("return $L", value.apply(arm)).build();
            }
            branch(choice, CodeBlock.of(arm.cases().contains("true") ? "$N" : "!$N", selector.javaName()),
                    value.apply(arm));
        }
        return last(choice, value, none);
    }

    private static void branch(CodeBlock.Builder choice, CodeBlock condition, CodeBlock value) {
        choice.beginControlFlow("if ($L)", condition).addStatement("return $L", value).endControlFlow();
    }

    private CodeBlock last(CodeBlock.Builder choice, Function<Type.Arm, CodeBlock> value, CodeBlock none) {
        return choice.addStatement(select.otherwise().map(arm -> CodeBlock.of("return $L", value.apply(arm)))
                .orElse(none)).build();
    }

    private CodeBlock is(Type.Code code, Type.Enumerator enumerator) {
        if (enumerator.isRange()) {
            return within(CodeBlock.of("$N.code()", selector.javaName()), code, enumerator);
        }
        return CodeBlock.of("$N.equals($T.$L)", selector.javaName(), names.type(code), names.constant(code, enumerator));
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
