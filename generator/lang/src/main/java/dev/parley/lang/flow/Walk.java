package dev.parley.lang.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Visits everything that can be the case together with what led to it, as far as someone remembers. */
public final class Walk {
    private Walk() {
    }

    /**
     * Someone who walks along.
     *
     * @param <M> what is remembered; compared by {@code equals}
     */
    public interface Walker<M> {
        /** Looks at a position, and returns what is remembered there. */
        M visit(Position position, View view, M memory);

        /** What is remembered behind a step. */
        M pass(Position position, View before, M memory, View after);
    }

    private record Moment<M>(View view, M memory) {
    }

    /**
     * Walks through everything.
     *
     * @param start what is remembered at the start
     * @param budget the most pairs of a view and a memory, over all positions
     * @throws TooComplexException if there are more
     */
    public static <M> void through(Exploration exploration, M start, Walker<M> walker, int budget)
            throws TooComplexException {
        Semantics semantics = exploration.semantics();
        List<Set<Moment<M>>> moments = new ArrayList<>();
        semantics.graph().positions().forEach(p -> moments.add(new LinkedHashSet<>()));
        exploration.views(0).forEach(view -> moments.get(0).add(new Moment<>(view, start)));
        int count = 0;
        for (Position position : semantics.graph().positions()) {
            for (Moment<M> moment : moments.get(position.id())) {
                M memory = walker.visit(position, moment.view(), moment.memory());
                for (Semantics.Step step : semantics.steps(position.id(), moment.view())) {
                    M next = walker.pass(position, moment.view(), memory, step.view());
                    count += moments.get(step.target()).add(new Moment<>(step.view(), next)) ? 1 : 0;
                }
                if (count > budget) {
                    throw TooComplexException.budget(position.span(), budget);
                }
            }
            moments.set(position.id(), Set.of());
        }
    }
}
