package dev.parley.lang.example;

import dev.parley.lang.source.Span;

/** What looking for an example came to. */
public sealed interface Outcome<T> {
    /** There is one. */
    record Found<T>(T example) implements Outcome<T> {
    }

    /**
     * None was found: there is none, or it is further away than the search goes.
     *
     * @param reason the first condition that could not be met, as a clause of a sentence
     * @param span where the condition is written
     */
    record NotFound<T>(String reason, Span span) implements Outcome<T> {
        /** {@code file:line:column: reason} */
        @Override
        public String toString() {
            return span + ": " + reason;
        }

        /** The same for what would have been made of it. */
        <U> NotFound<U> of() {
            return new NotFound<>(reason, span);
        }
    }
}
