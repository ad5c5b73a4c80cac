package dev.parley.lang.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All views that a run can have at each position, for every valuation of facts and options. */
public final class Exploration {
    private final Semantics semantics;
    private final List<Set<View>> views;
    private final int configurations;

    private Exploration(Semantics semantics, List<Set<View>> views, int configurations) {
        this.semantics = semantics;
        this.views = views;
        this.configurations = configurations;
    }

    /**
     * Visits everything that can be reached.
     *
     * @param budget the most configurations
     * @throws TooComplexException if there are more
     */
    public static Exploration of(Semantics semantics, int budget) throws TooComplexException {
        List<Set<View>> views = new ArrayList<>();
        for (int id = 0; id < semantics.graph().size(); id++) {
            views.add(new LinkedHashSet<>());
        }
        requireFewChoicesAtOnce(semantics, budget);
        views.get(0).addAll(semantics.starts(semantics.model().roles()));
        int count = views.get(0).size();
        for (int id = 0; id < views.size(); id++) {
            for (View view : views.get(id)) {
                for (Semantics.Step step : semantics.steps(id, view)) {
                    count += views.get(step.target()).add(step.view()) ? 1 : 0;
                }
                if (count > budget) {
                    throw new TooComplexException(semantics.graph().at(id).span(), budget);
                }
            }
        }
        return new Exploration(semantics, views, count);
    }

    /** Neither the options nor the facts of one message may have more valuations than the budget. */
    private static void requireFewChoicesAtOnce(Semantics semantics, int budget) throws TooComplexException {
        Vocabulary vocabulary = semantics.vocabulary();
        int limit = 31 - Integer.numberOfLeadingZeros(budget);
        int options = semantics.model().roles().stream().mapToInt(r -> Long.bitCount(vocabulary.options(r))).sum();
        if (options > limit || vocabulary.size() > Vocabulary.LIMIT) {
            throw new TooComplexException(semantics.graph().at(0).span(), budget);
        }
        for (Position position : semantics.graph().positions()) {
            if (position instanceof Position.Send send && Long.bitCount(vocabulary.carried(send.sent())) > limit) {
                throw new TooComplexException(send.span(), budget);
            }
        }
    }

    /** The semantics. */
    public Semantics semantics() {
        return semantics;
    }

    /** The views at a position; empty if it is never reached. */
    public Set<View> views(int position) {
        return Collections.unmodifiableSet(views.get(position));
    }

    /** The number of pairs of a position and a view. */
    public int configurations() {
        return configurations;
    }
}
