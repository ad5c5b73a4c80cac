package dev.parley.lang.model;

import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message, or a contiguous block of messages, that may come beside the flow (semantics: a self-loop whose span is
 * measured in its sender's lane).
 *
 * @param prompt when its sender itself sends it, once, as soon as it may; otherwise somebody else tells it to
 */
public record Ambient(Role role, List<Part> block, Optional<Epoch> under, Optional<Sent> after, Optional<Sent> until,
        Optional<Term> guard, Optional<FlowStep.Key> then, Optional<String> unless, Optional<String> clears,
        Optional<Duty> sets, Optional<String> asks, Optional<String> answers, Optional<Term> accept,
        Optional<Term> skip, Optional<Term> prompt, Set<Effect> effects, Span span) {
    /** What it does beyond passing by. */
    public enum Effect {
        /** Ends the sender's lane; later data is ignored. */
        CLOSES,
        /** Ends both lanes. */
        FATAL,
        /** Checked and discarded. */
        DROPPED,
        /** Accepted under the lane's previous epoch too, until a record opens under the new one. */
        LAG
    }

    /** A message of the block. */
    public record Part(Message message, Optional<Term> guard) {
    }

    /** {@code sets name if guard}. */
    public record Duty(String name, Optional<Term> guard) {
    }

    /**
     * Whether it travels without protection in whatever epoch its lane is: it is {@code under plain}, and as its receiver
     * drops it, nothing depends on it.
     */
    public boolean isUnprotected() {
        return under.filter(epoch -> epoch.name().equals(Epoch.PLAIN)).isPresent() && effects.contains(Effect.DROPPED);
    }
}
