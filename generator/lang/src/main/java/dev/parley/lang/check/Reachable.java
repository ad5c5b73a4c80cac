package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Beside;
import dev.parley.lang.flow.Exploration;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;

/** Nothing in the flow is dead. */
public final class Reachable implements Rule {
    @Override
    public String code() {
        return "reachable";
    }

    @Override
    public String documentation() {
        return """
                Every alternative must be taken in some run, every key change must make a difference in some run, and every
                message beside the flow must be possible at some point. Something that never happens is a mistake in a
                guard: often it reads a message or a fact that comes later in the flow, and so is still false. A message
                with a guard that is always true counts as well, because the alternative of leaving it out is dead: drop
                the guard.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) {
        Exploration runs = analysis.runs();
        for (Position position : analysis.graph().positions()) {
            if (runs.views(position.id()).isEmpty()) {
                continue;
            }
            if (position instanceof Position.Choice choice) {
                choice.arms().stream().filter(arm -> !isTaken(arm, choice, runs))
                        .forEach(arm -> diagnostics.add(dead(arm, choice)));
            } else if (position instanceof Position.Rekey rekey
                    && runs.views(rekey.id()).stream().noneMatch(v -> runs.semantics().isEffective(rekey, v))) {
                diagnostics.add(Diagnostic.of(code(), rekey.span(), "this key change never makes a difference")
                        .hint("the lane of " + rekey.lane() + " is in " + rekey.epoch() + " already, or the guard is false"));
            }
        }
        analysis.model().ambients().stream().filter(ambient -> !isPossible(ambient, analysis))
                .forEach(ambient -> diagnostics.add(Diagnostic.of(code(), ambient.span(),
                        ambient.role() + " can never send this: no point of the flow meets all its clauses")));
    }

    private static boolean isTaken(Position.Arm arm, Position.Choice choice, Exploration runs) {
        Semantics semantics = runs.semantics();
        return runs.views(choice.id()).stream().anyMatch(v -> semantics.open(choice, v).contains(arm));
    }

    private Diagnostic dead(Position.Arm arm, Position.Choice choice) {
        boolean isEmpty = arm.first() == choice.behind();
        if (isEmpty && arm.guard().isEmpty()) {
            return Diagnostic.of(code(), choice.span(), "the guard is always true here").hint("drop the guard");
        }
        return Diagnostic.of(code(), arm.guard().map(g -> g.span()).orElse(arm.span()),
                "this alternative is never taken")
                .hint("its guard is false whenever the choice is reached, or an earlier alternative is always taken");
    }

    private static boolean isPossible(Ambient ambient, Analysis analysis) {
        Beside beside = new Beside(analysis.model(), analysis.vocabulary());
        return beside.dependsOnOthers(ambient) || analysis.graph().positions().stream()
                .anyMatch(p -> analysis.runs().views(p.id()).stream().anyMatch(v -> beside.isOpen(ambient, v)));
    }
}
