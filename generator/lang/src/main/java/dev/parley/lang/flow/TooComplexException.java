package dev.parley.lang.flow;

import dev.parley.lang.source.Span;

/** A flow has more configurations than the compiler explores. */
public final class TooComplexException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    TooComplexException(Span span, String message) {
        super(message);
        this.span = span;
    }

    static TooComplexException budget(Span span, int budget) {
        return new TooComplexException(span, "up to here the flow can be in more than " + budget
                + " configurations of position, facts, seen messages and options");
    }

    /** The step at which the budget was spent. */
    public Span span() {
        return span;
    }
}
