package dev.parley.lang.example;

import dev.parley.lang.example.Outcome.Found;
import dev.parley.lang.example.Outcome.NotFound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a draft until all conditions are met: takes the first that is not, tries what may mend it, and goes back where
 * that leads nowhere. What leads further comes first. It ends after a number of steps; the same draft always comes to the
 * same end.
 */
final class Search {
    /** The most drafts that are looked at. */
    private static final int MOST_DRAFTS = 3000;
    /** The most changes one after the other. */
    private static final int DEEPEST = 64;

    private final Journey.Point journey;
    private final List<Value> settled;
    private final Set<List<Value>> seen = new HashSet<>();
    private int looked;
    private Optional<Violation> furthest = Optional.empty();

    private record Open(Draft draft, Violation violation) {
    }

    /**
     * A search.
     *
     * @param journey the way to where the messages lead
     * @param settled bodies of the first messages that meet all conditions
     */
    Search(Journey.Point journey, List<Value> settled) {
        this.journey = journey;
        this.settled = settled;
    }

    Outcome<Draft> from(Draft draft) {
        seen.add(draft.bodies());
        Optional<Violation> first = violation(draft);
        if (first.isEmpty()) {
            return new Found<>(draft);
        }
        return solve(new Open(draft, first.get()), DEEPEST).<Outcome<Draft>>map(Found::new)
                .orElseGet(() -> new NotFound<>(furthest.orElseThrow().reason(), furthest.get().span()));
    }

    private Optional<Draft> solve(Open open, int depth) {
        if (furthest.isEmpty() || open.violation().isBehind(furthest.get())) {
            furthest = Optional.of(open.violation());
        }
        if (depth == 0) {
            return Optional.empty();
        }
        List<Open> later = new ArrayList<>();
        for (Draft next : open.violation().repairs().get()) {
            if (looked == MOST_DRAFTS) {
                return Optional.empty();
            }
            if (seen.add(next.bodies())) {
                looked++;
                Optional<Violation> violation = violation(next);
                if (violation.isEmpty()) {
                    return Optional.of(next);
                }
                Open there = new Open(next, violation.get());
                Optional<Draft> found = violation.get().isBehind(open.violation()) ? solve(there, depth - 1)
                        : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
                later.add(there);
            }
        }
        return later.stream().filter(next -> !next.violation().isBehind(open.violation()))
                .flatMap(next -> solve(next, depth - 1).stream()).findFirst();
    }

    /** What only looks at unchanged messages is still met. */
    private Optional<Violation> violation(Draft draft) {
        int first = 0;
        while (first < settled.size() && draft.bodies().get(first) == settled.get(first)) {
            first++;
        }
        Evaluator evaluator = new Evaluator(draft);
        for (int i = first; i < draft.bodies().size(); i++) {
            Optional<Violation> violation = new MessageRules(new Inspection(draft, i, evaluator)).first(journey.keys(i));
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
