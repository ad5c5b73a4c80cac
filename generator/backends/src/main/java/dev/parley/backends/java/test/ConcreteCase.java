package dev.parley.backends.java.test;

import dev.parley.backends.suite.TestCase;
import dev.parley.lang.example.Value;
import java.util.List;
import java.util.Optional;

/**
 * A test with the bodies of its messages.
 *
 * @param bodies of the exchanges of the path
 * @param asides of the messages beside the flow
 * @param probe of the probe
 */
record ConcreteCase(TestCase test, List<Value> bodies, List<Value> asides, Optional<Value> probe) {
}
