package dev.parley.testkit;

import dev.parley.wire.CodePoint;
import java.util.HashSet;
import java.util.Set;

/** Something that a word does with the role under test. */
sealed interface Action {
    /** The run begins. */
    record Start(Set<String> own, Set<String> peers) implements Action {
        /** Every private option that is set. */
        Set<String> options() {
            Set<String> all = new HashSet<>(own);
            all.addAll(peers);
            return all;
        }
    }

    /** A message of the flow passes. */
    record Message(String label, boolean sent, Example example) implements Action {
    }

    /** A message beside the flow passes. */
    record Beside(String label, boolean sent, Example example, Fate fate) implements Action {
    }

    /** The role under test refuses a message of its peer. */
    record Refusal(String label, Example example, CodePoint alert) implements Action {
    }
}
