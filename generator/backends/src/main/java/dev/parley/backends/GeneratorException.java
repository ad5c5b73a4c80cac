package dev.parley.backends;

import dev.parley.lang.Explanations;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;

/** A specification that is sound but says too little, or something too unusual, for code to be made of it. */
public final class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic problem;

    /** A problem at a place of the specification, which needs another word there. */
    public GeneratorException(Span span, String message) {
        super(span + ": " + message);
        problem = Diagnostic.of(Explanations.NO_CODE, span, message);
    }

    /** The same for people. */
    public Diagnostic problem() {
        return problem;
    }
}
