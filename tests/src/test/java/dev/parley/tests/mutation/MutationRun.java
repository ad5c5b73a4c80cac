package dev.parley.tests.mutation;

import dev.parley.backends.GeneratorException;
import dev.parley.backends.suite.Equivalence;
import dev.parley.backends.suite.Mutant;
import dev.parley.backends.suite.Mutants;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets the generated tests of a role meet every mutant of its machine. */
final class MutationRun {
    private final Compilation protocol;
    private final Subject subject;
    private final Selection selection;

    MutationRun(Compilation protocol, Subject subject, Selection selection) {
        this.protocol = protocol;
        this.subject = subject;
        this.selection = selection;
    }

    /** Runs the selected mutants of both roles, each as a task of its own, since they differ much in what they cost. */
    MutationReport run() throws InterruptedException, ExecutionException {
        MutationReport report = new MutationReport();
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (Machine machine : protocol.machines()) {
                Equivalence equivalence = new Equivalence(protocol.model(), machine);
                List<Mutant> mutants = selection.of(Mutants.of(protocol.model(), machine));
                List<Future<Outcome>> outcomes = mutants.stream()
                        .map(mutant -> workers.submit(() -> outcome(mutant.machine(), equivalence))).toList();
                for (int i = 0; i < mutants.size(); i++) {
                    report.add(mutants.get(i), outcomes.get(i).get());
                }
            }
        } finally {
            workers.shutdownNow();
        }
        return report;
    }

    /** Only what passes all tests may be equivalent: proving that takes longer than most tests. */
    private Outcome outcome(Machine mutated, Equivalence equivalence) {
        Outcome outcome = test(mutated);
        return outcome instanceof Outcome.Survived
                && equivalence.of(mutated) instanceof Equivalence.Equivalent proof
                ? new Outcome.Equivalent(proof.pairs()) : outcome;
    }

    /** Runs the tests of a role against a machine. */
    Outcome test(Machine machine) {
        try {
            Optional<GeneratedTests.Failure> failure = subject.tests(machine).run();
            return failure.<Outcome>map(Outcome.Killed::new).orElseGet(Outcome.Survived::new);
        } catch (GeneratorException | MemoryCompiler.CompilationException e) {
            return new Outcome.Stillborn(e.getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated tests cannot be called", e);
        }
    }
}
