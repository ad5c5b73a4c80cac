package dev.parley.backends.java.test;

import dev.parley.backends.GeneratorException;
import dev.parley.backends.suite.Feasibility;
import dev.parley.backends.suite.TestCase;
import dev.parley.lang.example.Examples;
import dev.parley.lang.example.Outcome;
import dev.parley.lang.example.Value;
import java.util.List;

/** Gives the messages of tests their bodies. */
final class Concretion {
    private final Examples examples;

    Concretion(Examples examples) {
        this.examples = examples;
    }

    ConcreteCase of(TestCase test) {
        List<Value> asides = test.asides().stream().map(aside -> found(test, examples.beside(aside.message())))
                .toList();
        return new ConcreteCase(test, found(test, examples.find(test.path())), asides,
                test.probe().map(probe -> found(test, Feasibility.probe(examples, test))));
    }

    private static <T> T found(TestCase test, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Found<T> found) {
            return found.example();
        }
        throw new GeneratorException(test.span(), "no messages for the test '" + test.name() + "': " + outcome);
    }
}
