package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;

/** What holds for a message as sent by a role. */
public record Equations(Sent message, List<Rule> rules, Span span) {
}
