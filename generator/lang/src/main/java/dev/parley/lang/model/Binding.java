package dev.parley.lang.model;

import dev.parley.lang.source.Span;

/**
 * A named value of the schedule, computed when first needed.
 *
 * @param value over lets, other bindings and earlier messages
 */
public record Binding(String name, Term value, Span span) {
}
