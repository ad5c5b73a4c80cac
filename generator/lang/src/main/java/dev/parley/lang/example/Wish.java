package dev.parley.lang.example;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a value is to be like.
 *
 * @param fits whether a value is like it
 * @param hints values from which others are derived
 */
record Wish(Predicate<Value> fits, List<Value> hints) {
    /** To compare like that with a value, or not to. */
    static Wish comparing(String operator, boolean wanted, Value other) {
        return new Wish(value -> Operators.compare(operator, new Datum.Known(value), new Datum.Known(other)) == wanted,
                List.of(other));
    }
}
