package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.Optional;

/**
 * Something that both roles know from the bytes of a message. Before the message it is false; each occurrence sets it
 * anew.
 *
 * @param carrier the message
 * @param value its definition over {@link Term.This} and earlier messages; without one the flow can be checked but no
 *     code generated
 * @param requires what must hold for it to be true
 */
public record Fact(String name, Sent carrier, Optional<Term> value, Optional<Term> requires, Span span) {
}
