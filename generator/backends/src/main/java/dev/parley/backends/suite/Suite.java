package dev.parley.backends.suite;

import dev.parley.lang.source.Span;
import java.util.List;

/**
 * Tests of one protocol.
 *
 * @param cases all tests, in the order of the flow
 * @param unrealised what should be tested, but no run shows it
 * @param coverage what words show, of each role that has any
 */
public record Suite(List<TestCase> cases, List<Unrealised> unrealised, List<Coverage> coverage) {
    public Suite {
        cases = List.copyOf(cases);
        unrealised = List.copyOf(unrealised);
        coverage = List.copyOf(coverage);
    }

    /** Tests that are not words. */
    public Suite(List<TestCase> cases, List<Unrealised> unrealised) {
        this(cases, unrealised, List.of());
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
