package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.function.Function;

/** How the names in a term are written at the place where the term stands. */
public interface Scope {
    /**
     * An expression for a {@link Term.Local}, {@link Term.This}, {@link Term.FactValue}, {@link Term.OptionValue},
     * {@link Term.Named} or {@link Term.Transcript}, such that a dot may follow.
     */
    CodeBlock name(Term leaf);

    /**
     * The message at hand up to the field with which it ends.
     *
     * @param value makes expressions for what is around the field
     */
    default CodeBlock truncated(Term.Truncated term, Function<Term, CodeBlock> value) {
        throw new GeneratorException(term.span(), "how a message travels is known to its own equations only");
    }

    /** A variable with the message that was sent before, or null. */
    CodeBlock message(Sent sent);

    /** A primitive, such that its arguments may follow. */
    CodeBlock function(Extern extern);
}
