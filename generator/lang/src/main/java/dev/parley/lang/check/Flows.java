package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Composition;
import dev.parley.lang.flow.Projection;
import dev.parley.lang.flow.RecordBoundaries;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.flow.Verdict;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** From a model to the machines of both roles. */
public final class Flows {
    /** The most pairs of a position and what is true there that are explored. */
    public static final int BUDGET = 1 << 18;

    /** The most states in which the machines are run against each other. */
    public static final int SELF_TEST_BUDGET = 1 << 18;

    private Flows() {
    }

    /** Checks the flow against every rule and projects it; no machines if a rule is broken. */
    public static Result<List<Machine>> check(ProtocolModel model) {
        return check(model, rule -> true);
    }

    /** Checks only some rules, so that a test can show what the others are good for. */
    static Result<List<Machine>> check(ProtocolModel model, Predicate<Rule> wanted) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<List<Machine>> machines = Optional.empty();
        try {
            Analysis analysis = Analysis.of(model, BUDGET);
            apply(Rules.FIRST, wanted, analysis, diagnostics);
            if (diagnostics.isEmpty()) {
                apply(Rules.REST, wanted, analysis, diagnostics);
            }
            if (diagnostics.isEmpty()) {
                machines = Optional.of(machines(analysis, diagnostics));
            }
        } catch (TooComplexException e) {
            diagnostics.add(Diagnostic.of("too-complex", e.span(), e.getMessage()));
        }
        return new Result<>(machines, diagnostics.sorted());
    }

    private static void apply(List<Rule> rules, Predicate<Rule> wanted, Analysis analysis, Diagnostics diagnostics)
            throws TooComplexException {
        for (Rule rule : rules) {
            if (wanted.test(rule)) {
                rule.check(analysis, diagnostics);
            }
        }
    }

    private static List<Machine> machines(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        Set<Sent> recordEnding = RecordBoundaries.of(analysis.runs(), analysis.budget());
        List<Machine> machines = analysis.model().roles().stream()
                .map(role -> Projection.of(analysis.semantics(), role, recordEnding)).toList();
        if (Composition.test(analysis.model(), machines, SELF_TEST_BUDGET) instanceof Verdict.Fails fails) {
            diagnostics.add(Diagnostic.of("self-test", analysis.graph().at(0).span(),
                    "the machines of the two roles do not fit together: " + fails)
                    .hint("this is a mistake of the compiler, not of the specification; please report it"));
        }
        return machines;
    }
}
