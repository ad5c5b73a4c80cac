package dev.parley.lang.flow;

/** What an exploration found. */
public sealed interface Verdict {
    /**
     * Nothing is wrong.
     *
     * @param states the number of states that were looked at
     */
    record Holds(int states) implements Verdict {
    }

    /** Something is wrong at the end of a run. */
    record Fails(Failure failure, String text, Trace trace) implements Verdict {
        @Override
        public String toString() {
            return text + " after " + trace;
        }
    }

    /** There were more states than the budget. */
    record Undecided(int states) implements Verdict {
    }

    /** What can go wrong when two machines meet. */
    enum Failure {
        /** Both wait and nothing is on the way. */
        DEADLOCK,
        /** A message arrives when the flow is over. */
        ORPHAN,
        /** A message arrives that its receiver does not await. */
        UNSPECIFIED,
        /** A message arrives that its receiver can take for two. */
        AMBIGUOUS,
        /** A message travels in another epoch than the one that is awaited. */
        EPOCH,
        /** A role must send and has nothing to send. */
        STUCK,
        /** The machines do something that the flow does not, or fail to do something that it does. */
        TRACES
    }
}
