package dev.parley.lang.source;

import java.util.List;
import java.util.Optional;

/**
 * What a stage returns: a value if there is one, and every problem that it and the stages before it found.
 *
 * @param value the value; absent when problems leave none
 * @param diagnostics all problems, in the order of their places
 */
public record Result<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    /** Whether there is a value and no problem. */
    public boolean isOk() {
        return value.isPresent() && diagnostics.isEmpty();
    }
}
