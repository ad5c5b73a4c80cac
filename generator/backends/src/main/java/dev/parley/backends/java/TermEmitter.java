package dev.parley.backends.java;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.Term;

/** Writes terms as Java expressions. */
@FunctionalInterface
public interface TermEmitter {
    /** An expression for the term's value. It may be put between operators or in front of a dot as it is. */
    CodeBlock emit(Term term);
}
