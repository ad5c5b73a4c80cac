package dev.parley.lang.flow;

import dev.parley.lang.source.Span;

/** A flow has more configurations than the compiler explores. */
public final class TooComplexException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    TooComplexException(Span span, int budget) {
        super("more than " + budget + " configurations");
        this.span = span;
    }

    /** The step at which the budget was spent. */
    public Span span() {
        return span;
    }
}
