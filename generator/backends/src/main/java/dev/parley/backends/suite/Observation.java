package dev.parley.backends.suite;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Type;
import java.util.Optional;
import java.util.Set;

/** What a tester sees of a role when it gets a letter. No name of a state is seen. */
public sealed interface Observation {
    /** The role started, sent the message or accepted it as one of the flow. */
    record Moved(Set<Message> sends, Set<Message> beside, Epoch writes, Epoch reads, boolean done, boolean skips)
            implements Observation {
        static Moved to(Stage stage) {
            return new Moved(stage.sends(), stage.beside(), stage.writes(), stage.reads(), stage.done(), stage.skips());
        }
    }

    /**
     * The message passed beside the flow.
     *
     * @param now what can be seen afterwards; nothing if the role reads no more
     */
    record Passed(Expectation.Fate fate, Optional<Moved> now) implements Observation {
        /** The same in every run, unlike that of an enum: the order of tests hangs on it. */
        @Override
        public int hashCode() {
            return 31 * fate.name().hashCode() + now.hashCode();
        }
    }

    /** The message was answered with the alert, and the machine is closed. */
    record Refused(Type.Enumerator alert) implements Observation {
    }

    /** Nobody can do that to the role now, or nobody can tell what it would mean. */
    record Impossible() implements Observation {
    }
}
