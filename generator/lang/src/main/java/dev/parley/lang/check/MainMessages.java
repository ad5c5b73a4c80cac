package dev.parley.lang.check;

import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Sent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The messages of a flow. */
final class MainMessages {
    private MainMessages() {
    }

    /** Every message that some step sends, in the order of the text. */
    static Set<Sent> of(List<FlowStep> steps) {
        Set<Sent> found = new LinkedHashSet<>();
        collect(steps, found);
        return found;
    }

    private static void collect(List<FlowStep> steps, Set<Sent> found) {
        for (FlowStep step : steps) {
            if (step instanceof FlowStep.Send send) {
                found.add(send.sent());
            } else if (step instanceof FlowStep.Choice choice) {
                choice.alternatives().forEach(a -> collect(a.steps(), found));
            }
        }
    }
}
