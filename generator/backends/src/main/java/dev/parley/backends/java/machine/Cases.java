package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;

/** A chain of {@code if … else if … else}. */
final class Cases {
    private final CodeBlock.Builder code = CodeBlock.builder();
    private boolean any;

    /** One more condition and what it leads to. */
    void add(CodeBlock condition, CodeBlock body) {
        if (any) {
            code.nextControlFlow("else if ($L)", condition);
        } else {
            code.beginControlFlow("if ($L)", condition);
        }
        any = true;
        code.add(body);
    }

    /** The chain, closed by what happens otherwise. */
    CodeBlock orElse(CodeBlock otherwise) {
        return any ? code.nextControlFlow("else").add(otherwise).endControlFlow().build() : otherwise;
    }
}
