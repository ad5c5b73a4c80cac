package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Exploration;
import dev.parley.lang.flow.FirstActions;
import dev.parley.lang.flow.Forced;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.View;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.List;

/** At every choice one role decides, and the other learns it from the first message. */
public final class Race implements Rule {
    @Override
    public String code() {
        return "race";
    }

    @Override
    public String documentation() {
        return """
                Where a role decides, the other role learns which alternative was taken from the message that arrives. So
                every alternative of a `choice by R` that is open must begin with a message that R sends. If one begins
                with a message of the other role, or with the end of the flow, the other role cannot know whether to wait
                or to go on: both may send at once, or both may wait. An optional message `R: M?` is such a choice too:
                what follows it must be sent by R. Let R send something in every alternative, let public data decide with
                a guard, or make the message mandatory.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) {
        for (Position position : analysis.graph().positions()) {
            if (position instanceof Position.Choice choice) {
                choice.decider().ifPresent(decider -> decided(choice, decider, analysis.open(), diagnostics));
            }
        }
    }

    private static void decided(Position.Choice choice, Role decider, Exploration open, Diagnostics diagnostics) {
        FirstActions actions = new FirstActions(open.semantics());
        for (View view : open.views(choice.id())) {
            List<Position.Arm> arms = Forced.possible(choice, decider, view, open.semantics());
            if (arms.size() < 2) {
                continue;
            }
            for (Position.Arm arm : arms) {
                for (Position first : actions.from(arm.first(), view)) {
                    judge(choice, decider, arm, first, diagnostics);
                }
            }
        }
    }

    private static void judge(Position.Choice choice, Role decider, Position.Arm arm, Position first,
            Diagnostics diagnostics) {
        if (first instanceof Position.Send send && send.sent().role().equals(decider)) {
            return;
        }
        Diagnostic problem = Diagnostic.of("race", choice.span(),
                decider + " decides here, but an alternative begins with " + text(first));
        if (!arm.span().equals(choice.span())) {
            problem = problem.note(arm.span(), "the alternative");
        }
        diagnostics.add((first instanceof Position.Send ? problem.note(first.span(), "its first message") : problem)
                .hint("begin every alternative with a message of " + decider + ", or let public data decide"));
    }

    private static String text(Position first) {
        return first instanceof Position.Send send ? "a message of the other role, " + send.sent()
                : "the end of the flow";
    }
}
