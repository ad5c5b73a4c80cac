package dev.parley.lang.example;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.function.Supplier;

/**
 * A condition that a draft does not meet.
 *
 * @param message the index of the message that it is about
 * @param number the number of the condition among those of the message
 * @param reason what is wrong, as a clause of a sentence
 * @param repairs drafts in which it may be met, the likeliest first
 */
record Violation(int message, int number, String reason, Span span, Supplier<List<Draft>> repairs) {
    /** Whether more conditions are met in front of this one than in front of the other. */
    boolean isBehind(Violation other) {
        return message != other.message ? message > other.message : number > other.number;
    }
}
