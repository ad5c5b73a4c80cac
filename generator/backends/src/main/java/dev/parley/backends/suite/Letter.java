package dev.parley.backends.suite;

import dev.parley.lang.model.Sent;
import java.util.Set;

/** Something that a tester can do to a role; facts are bits of a {@link dev.parley.lang.flow.Vocabulary}. */
public sealed interface Letter {
    /** Starts the role with these of its private options set, and no others. */
    record Start(Set<String> options) implements Letter {
        public Start {
            options = Set.copyOf(options);
        }
    }

    /** Lets a message of the peer arrive. */
    record Receive(Sent sent, long facts) implements Letter {
    }

    /** Lets the role's policy choose and fill a message of the flow. */
    record Send(Sent sent, long facts) implements Letter {
    }

    /** Lets the role send a message beside the flow. */
    record SendBeside(Sent sent, long facts) implements Letter {
    }
}
