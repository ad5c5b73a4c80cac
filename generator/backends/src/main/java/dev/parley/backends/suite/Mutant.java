package dev.parley.backends.suite;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.source.Span;

/**
 * A machine with one mistake.
 *
 * @param sentence what is wrong, in words
 * @param span the state or the step of the flow that it is wrong about
 * @param representative whether it stands for those that differ from it in nothing but the state that a transition leads to
 */
public record Mutant(Kind kind, String sentence, Span span, Machine machine, boolean representative) {
    /** What can be wrong with a transition. */
    public enum Kind {
        /** It leads to another state. */
        WRONG_SUCCESSOR("wrong successor"),
        /** It is not there. */
        MISSING("missing"),
        /** It is there although the flow does not give it. */
        EXTRA("extra"),
        /** Its keys change not at all, to others, or too early; or its message is awaited under others. */
        WRONG_EPOCH("wrong epoch"),
        /** It does not ask a guard that it should ask. */
        GUARD_DROPPED("guard dropped"),
        /** It is about messages beside the flow: their span does not begin or end where it should, or what they do is wrong. */
        BESIDE("beside the flow");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** In words. */
        @Override
        public String toString() {
            return title;
        }
    }
}
