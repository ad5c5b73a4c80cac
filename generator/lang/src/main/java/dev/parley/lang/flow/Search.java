package dev.parley.lang.flow;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedList;
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

    /** How a state was reached first. */
    private record Step<S>(S from, Event event) {
    }

    static <S> Verdict run(Automaton<S, Event> automaton, Function<S, Optional<Problem>> judge, int budget) {
        Map<S, Step<S>> seen = new HashMap<>();
        ArrayDeque<S> open = new ArrayDeque<>();
        for (S start : automaton.starts()) {
            seen.put(start, new Step<>(null, null));
            open.add(start);
        }
        while (!open.isEmpty()) {
            S state = open.poll();
            Optional<Problem> problem = judge.apply(state);
            if (problem.isPresent()) {
                return new Verdict.Fails(problem.get().failure(), problem.get().text(), trace(state, seen));
            }
            for (Automaton.Edge<S, Event> edge : automaton.edges(state)) {
                if (seen.putIfAbsent(edge.target(), new Step<>(state, edge.event())) == null) {
                    open.add(edge.target());
                }
            }
            if (seen.size() > budget) {
                return new Verdict.Undecided(seen.size());
            }
        }
        return new Verdict.Holds(seen.size());
    }

    private static <S> Trace trace(S end, Map<S, Step<S>> seen) {
        LinkedList<Event> events = new LinkedList<>();
        for (Step<S> step = seen.get(end); step.from() != null; step = seen.get(step.from())) {
            if (step.event() != null) {
                events.addFirst(step.event());
            }
        }
        return new Trace(List.copyOf(events));
    }
}
