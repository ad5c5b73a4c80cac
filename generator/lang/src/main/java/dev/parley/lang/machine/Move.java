package dev.parley.lang.machine;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A message that a state sends or accepts.
 *
 * @param guard when it is enabled; for a receiver over public data only
 * @param epochs the epochs of the sender's lane in which it can travel, usually one
 * @param next where it leads
 * @param span the step of the flow
 */
public record Move(Sent sent, Optional<Term> guard, List<Epoch> epochs, Next next, Span span) {
}
