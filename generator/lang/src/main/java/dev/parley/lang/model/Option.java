package dev.parley.lang.model;

import dev.parley.lang.source.Span;

/** A role's private policy, fixed during a run. */
public record Option(Role role, String name, Span span) {
}
