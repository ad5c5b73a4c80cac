package dev.parley.lang.flow;

import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All views that a run can have at each position, for every valuation of facts and options. */
public final class Exploration {
    /** The most facts of one message, or options, that guards may read. */
    private static final int MOST_AT_ONCE = 14;

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
        requireFewChoicesAtOnce(semantics);
        views.get(0).addAll(semantics.starts(semantics.model().roles()));
        int count = views.get(0).size();
        for (int id = 0; id < views.size(); id++) {
            for (View view : views.get(id)) {
                for (Semantics.Step step : semantics.steps(id, view)) {
                    count += views.get(step.target()).add(step.view()) ? 1 : 0;
                }
                if (count > budget) {
                    throw TooComplexException.budget(semantics.graph().at(id).span(), budget);
                }
            }
        }
        return new Exploration(semantics, views, count);
    }

    /** What guards read must have a bit, and neither the options nor the facts of one message too many valuations. */
    private static void requireFewChoicesAtOnce(Semantics semantics) throws TooComplexException {
        Vocabulary vocabulary = semantics.vocabulary();
        Span start = semantics.graph().at(0).span();
        if (vocabulary.size() > Vocabulary.LIMIT) {
            throw new TooComplexException(start, "guards read " + vocabulary.size()
                    + " facts, messages and options; at most " + Vocabulary.LIMIT + " can be explored");
        }
        requireFew(semantics.model().roles().stream().mapToLong(vocabulary::options).sum(), "options", start);
        for (Position position : semantics.graph().positions()) {
            if (position instanceof Position.Send send) {
                requireFew(vocabulary.carried(send.sent()), "facts of " + send.sent(), send.span());
            }
        }
    }

    private static void requireFew(long bits, String what, Span span) throws TooComplexException {
        if (Long.bitCount(bits) > MOST_AT_ONCE) {
            throw new TooComplexException(span, "guards read " + Long.bitCount(bits) + " " + what + "; at most "
                    + MOST_AT_ONCE + " can be explored");
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
