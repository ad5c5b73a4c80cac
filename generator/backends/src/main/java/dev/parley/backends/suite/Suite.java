package dev.parley.backends.suite;

import dev.parley.lang.source.Span;
import java.util.List;

/**
 * Tests of one protocol.
 *
 * @param cases all tests, in the order of the flow
 * @param unrealised what should be tested, but no run shows it
 */
public record Suite(List<TestCase> cases, List<Unrealised> unrealised) {
    public Suite {
        cases = List.copyOf(cases);
        unrealised = List.copyOf(unrealised);
    }

    /**
     * A test that cannot be run.
     *
     * @param name what would be tested, in words
     * @param reason why not
     */
    public record Unrealised(String name, Span span, String reason) {
    }
}
