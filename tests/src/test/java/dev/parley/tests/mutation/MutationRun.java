package dev.parley.tests.mutation;

import dev.parley.backends.GeneratorException;
import dev.parley.backends.suite.Equivalence;
import dev.parley.backends.suite.Mutant;
import dev.parley.backends.suite.Mutants;
import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets the generated tests of a role meet every mutant of its machine. */
final class MutationRun {
    private static final boolean ALL = "all".equals(System.getProperty("parley.mutants"));

    private final Compilation protocol;
    private final Subject subject;

    MutationRun(Compilation protocol, Subject subject) {
        this.protocol = protocol;
        this.subject = subject;
    }

    /** Runs the mutants of both roles, or those that stand for their like. */
    MutationReport run() {
        MutationReport report = new MutationReport();
        for (Machine machine : protocol.machines()) {
            Equivalence equivalence = new Equivalence(protocol.model(), machine);
            List<Mutant> all = Mutants.of(protocol.model(), machine);
            List<Mutant> mutants = ALL ? all : all.stream().filter(Mutant::representative).toList();
            List<Outcome> outcomes = mutants.parallelStream().map(mutant -> outcome(mutant, equivalence))
                    .collect(Collectors.toList());
            for (int i = 0; i < mutants.size(); i++) {
                report.add(mutants.get(i), outcomes.get(i));
            }
        }
        return report;
    }

    private Outcome outcome(Mutant mutant, Equivalence equivalence) {
        return equivalence.of(mutant.machine()) instanceof Equivalence.Equivalent proof
                ? new Outcome.Equivalent(proof.pairs()) : test(mutant.machine());
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
