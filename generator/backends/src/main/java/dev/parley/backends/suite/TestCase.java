package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One test of a role: a run that brings it somewhere, and what is to be seen on the way and there. The peer keeps to the
 * flow, but for the probe.
 *
 * @param name what is tested, in words; unique within a suite
 * @param path the main messages of both roles from the start, in order
 * @param stages where the role under test is after each of the exchanges, the first being before all of them
 * @param asides messages beside the flow that pass on the way, in order
 * @param probe what is tried behind the path: any message of the peer, or a message of the role under test beside the
 *     flow
 * @param span the state or the step of the flow that the test is about
 */
public record TestCase(String name, Role underTest, Run path, List<Stage> stages, List<Aside> asides,
        Optional<Run.Exchange> probe, Expectation expectation, Span span) {
    public TestCase {
        stages = List.copyOf(stages);
        asides = List.copyOf(asides);
        if (stages.size() != path.exchanges().size() + 1) {
            throw new IllegalArgumentException("one stage more than exchanges is needed");
        }
        if (probe.isPresent() == expectation instanceof Expectation.Reaches) {
            throw new IllegalArgumentException("a probe needs an answer, and an answer a probe");
        }
    }

    /**
     * A message beside the flow that its receiver delivers or drops.
     *
     * @param after the number of exchanges that went before it
     * @param now where the role under test is afterwards
     */
    public record Aside(int after, Run.Exchange message, Expectation.Fate fate, Stage now) {
    }

    /** Where the path ends. */
    public Stage last() {
        return stages.get(stages.size() - 1);
    }
}
