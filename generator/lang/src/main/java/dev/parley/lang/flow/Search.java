package dev.parley.lang.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Visits every state of an automaton, nearest first, and looks for one in which something is wrong. */
final class Search {
    private Search() {
    }

    /** What is wrong. */
    record Problem(Verdict.Failure failure, String text) {
    }

    static <S> Verdict run(Automaton<S, Event> automaton, Function<S, Optional<Problem>> judge, int budget) {
        Map<S, Trace> seen = new HashMap<>();
        ArrayDeque<S> open = new ArrayDeque<>();
        for (S start : automaton.starts()) {
            seen.put(start, new Trace(List.of()));
            open.add(start);
        }
        while (!open.isEmpty()) {
            S state = open.poll();
            Trace trace = seen.get(state);
            Optional<Problem> problem = judge.apply(state);
            if (problem.isPresent()) {
                return new Verdict.Fails(problem.get().failure(), problem.get().text(), trace);
            }
            for (Automaton.Edge<S, Event> edge : automaton.edges(state)) {
                if (!seen.containsKey(edge.target())) {
                    seen.put(edge.target(), edge.event() == null ? trace : longer(trace, edge.event()));
                    open.add(edge.target());
                }
            }
            if (seen.size() > budget) {
                return new Verdict.Undecided(seen.size());
            }
        }
        return new Verdict.Holds(seen.size());
    }

    private static Trace longer(Trace trace, Event event) {
        List<Event> events = new ArrayList<>(trace.events());
        events.add(event);
        return new Trace(List.copyOf(events));
    }
}
