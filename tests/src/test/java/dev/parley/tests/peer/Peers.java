package dev.parley.tests.peer;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** Peers that may not be installed: a developer's test is skipped with a reason, but the continuous integration fails. */
public final class Peers {
    private Peers() {
    }

    /** The peer, if it was found; else the test ends here. */
    public static <T> T require(String name, Optional<T> found) {
        return require(name, found, "true".equals(System.getenv("CI")));
    }

    static <T> T require(String name, Optional<T> found, boolean mustBeThere) {
        if (found.isEmpty() && mustBeThere) {
            throw new AssertionFailedError("the peer '" + name + "' is not installed, and CI=true");
        }
        Assumptions.assumeTrue(found.isPresent(), () -> "the peer '" + name + "' is not installed");
        return found.orElseThrow();
    }
}
