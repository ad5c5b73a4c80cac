package dev.parley.backends.suite;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Type;
import java.util.Set;

/** What a tester sees of a role when it gets a letter. No name of a state is seen. */
public sealed interface Observation {
    /** The role started, sent the message or accepted it as one of the flow. */
    record Moved(Set<Message> sends, Set<Message> beside, Epoch writes, Epoch reads, boolean done)
            implements Observation {
        static Moved to(Stage stage) {
            return new Moved(stage.sends(), stage.beside(), stage.writes(), stage.reads(), stage.done());
        }
    }

    /** The message passed beside the flow. */
    record Passed(Expectation.Fate fate) implements Observation {
        /** The same in every run, unlike that of an enum: the order of tests hangs on it. */
        @Override
        public int hashCode() {
            return fate.name().hashCode();
        }
    }

    /** The message was answered with the alert, and the machine is closed. */
    record Refused(Type.Enumerator alert) implements Observation {
    }

    /** Nobody can do that to the role now, or nobody can tell what it would mean. */
    record Impossible() implements Observation {
    }
}
