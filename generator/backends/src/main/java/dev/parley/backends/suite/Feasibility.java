package dev.parley.backends.suite;

import dev.parley.lang.example.Examples;
import dev.parley.lang.example.Outcome;
import dev.parley.lang.model.Sent;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether there are messages with which a test can be run. */
@FunctionalInterface
public interface Feasibility {
    /** Why no known messages make the test run; nothing if some do. */
    Optional<String> obstacle(TestCase test);

    /** Tests that have an example of each of their messages. */
    static Feasibility of(Examples examples) {
        return test -> reason(examples.find(test.path()))
                .or(() -> Stream.concat(test.asides().stream().map(TestCase.Aside::message), test.probe().stream())
                        .map(message -> sample(examples, message.sent())).flatMap(Optional::stream).findFirst());
    }

    private static Optional<String> sample(Examples examples, Sent sent) {
        return reason(examples.sample(sent.message()));
    }

    private static Optional<String> reason(Outcome<?> outcome) {
        return outcome instanceof Outcome.NotFound<?> none ? Optional.of(none.toString()) : Optional.empty();
    }
}
