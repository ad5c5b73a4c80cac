package dev.parley.backends.suite;

import dev.parley.lang.example.Examples;
import dev.parley.lang.example.Outcome;
import dev.parley.lang.example.Run;
import dev.parley.lang.example.Value;
import java.util.Optional;

/** Whether there are messages with which a test can be run. */
@FunctionalInterface
public interface Feasibility {
    /** Why no known messages make the test run; nothing if some do. */
    Optional<String> obstacle(TestCase test);

    /** Tests that have an example of each of their messages. */
    static Feasibility of(Examples examples) {
        return test -> reason(examples.find(test.path())).or(() -> test.asides().stream()
                .map(aside -> reason(examples.beside(aside.message()))).flatMap(Optional::stream).findFirst())
                .or(() -> test.probe().flatMap(probe -> reason(probe(examples, test))));
    }

    /** A body for the probe of a test; one that passes has the facts that are told. */
    static Outcome<Value> probe(Examples examples, TestCase test) {
        Run.Exchange probe = test.probe().orElseThrow();
        boolean passes = test.expectation() instanceof Expectation.Takes || test.expectation() instanceof Expectation.Sends;
        return passes ? examples.beside(probe) : examples.sample(probe.sent().message());
    }

    private static Optional<String> reason(Outcome<?> outcome) {
        return outcome instanceof Outcome.NotFound<?> none ? Optional.of(none.toString()) : Optional.empty();
    }
}
