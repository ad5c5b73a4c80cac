package dev.parley.lang.flow;

import dev.parley.lang.model.FlowStep;
import java.util.ArrayList;
import java.util.List;

/** What remains of a flow: a step, and what follows. Equal only to itself; each is made once. */
final class Continuation {
    private final List<FlowStep> steps;
    private final int index;
    private final Continuation outer;
    private Continuation rest;
    private List<Continuation> arms;

    private Continuation(List<FlowStep> steps, int index, Continuation outer) {
        this.steps = steps;
        this.index = index;
        this.outer = outer;
    }

    /** A whole flow. */
    static Continuation of(List<FlowStep> steps) {
        return enter(steps, 0, new Continuation(List.of(), 0, null));
    }

    private static Continuation enter(List<FlowStep> steps, int index, Continuation outer) {
        return index == steps.size() ? outer : new Continuation(steps, index, outer);
    }

    boolean isEmpty() {
        return outer == null;
    }

    FlowStep step() {
        return steps.get(index);
    }

    /** What remains behind the step. */
    Continuation rest() {
        if (rest == null) {
            rest = enter(steps, index + 1, outer);
        }
        return rest;
    }

    /** What remains if an alternative of the step, a choice, is taken. */
    List<Continuation> arms() {
        if (arms == null) {
            arms = new ArrayList<>();
            for (FlowStep.Alternative alternative : ((FlowStep.Choice) step()).alternatives()) {
                arms.add(enter(alternative.steps(), 0, rest()));
            }
        }
        return arms;
    }
}
