package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Exploration;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.View;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.Optional;

/** A choice always has an alternative. */
public final class Complete implements Rule {
    @Override
    public String code() {
        return "complete";
    }

    @Override
    public String documentation() {
        return """
                Whenever a choice is reached, the guard of at least one alternative must be true, for every valuation of
                the facts and for every valuation of the options of the role that decides. Otherwise the flow stops there:
                the decider has nothing to send and the other role waits for ever. Add an alternative without a guard, or
                guards that leave no gap.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) {
        for (Position position : analysis.graph().positions()) {
            if (position instanceof Position.Choice choice) {
                Exploration runs = choice.decider().map(analysis.facing()::get).orElse(analysis.open());
                Optional<View> stuck = runs.views(choice.id()).stream()
                        .filter(v -> runs.semantics().open(choice, v).isEmpty()).findFirst();
                stuck.ifPresent(view -> diagnostics.add(Diagnostic.of(code(), choice.span(),
                        "the guards of all alternatives can be false at once")
                        .hint("it happens when " + Valuation.text(choice, view, analysis.vocabulary()))));
            }
        }
    }
}
