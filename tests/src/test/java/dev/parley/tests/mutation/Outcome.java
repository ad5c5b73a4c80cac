package dev.parley.tests.mutation;

/** What became of a mutant. */
sealed interface Outcome {
    /** A test failed. */
    record Killed(GeneratedTests.Failure failure) implements Outcome {
    }

    /** All tests passed. */
    record Survived() implements Outcome {
    }

    /** It was not tested: nobody can tell it from the original, as the product of both machines shows. */
    record Equivalent(int pairs) implements Outcome {
    }

    /** It was not tested: there is no such code. */
    record Stillborn(String reason) implements Outcome {
    }
}
