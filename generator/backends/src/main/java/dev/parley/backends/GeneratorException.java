package dev.parley.backends;

import dev.parley.lang.source.Span;

/** A specification that is sound but says too little, or something too unusual, for code to be made of it. */
public final class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;

    /** A problem at a place of the specification. */
    public GeneratorException(Span span, String message) {
        super(span + ": " + message);
        this.span = span;
    }

    /** Where the specification needs another word. */
    public Span span() {
        return span;
    }
}
