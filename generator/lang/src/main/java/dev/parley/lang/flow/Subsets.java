package dev.parley.lang.flow;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows an automaton from one set of states to the next, so that each sequence of events is one way.
 *
 * @param <S> the automaton's states
 * @param <E> its events
 */
final class Subsets<S, E> {
    private final Automaton<S, E> automaton;
    private final Map<S, Collection<Automaton.Edge<S, E>>> edges = new HashMap<>();

    Subsets(Automaton<S, E> automaton) {
        this.automaton = automaton;
    }

    /** Where the automaton can be before any event. */
    Set<S> start() {
        return closed(automaton.starts());
    }

    /** Where it can be after one more event, for each event. */
    Map<E, Set<S>> after(Set<S> states) {
        Map<E, Set<S>> targets = new LinkedHashMap<>();
        for (S state : states) {
            for (Automaton.Edge<S, E> edge : edges(state)) {
                if (edge.event() != null) {
                    targets.computeIfAbsent(edge.event(), e -> new LinkedHashSet<>()).add(edge.target());
                }
            }
        }
        targets.replaceAll((event, some) -> closed(some));
        return targets;
    }

    boolean isFinal(Set<S> states) {
        return states.stream().anyMatch(automaton::isFinal);
    }

    /** The number of states seen so far. */
    int size() {
        return edges.size();
    }

    private Collection<Automaton.Edge<S, E>> edges(S state) {
        return edges.computeIfAbsent(state, automaton::edges);
    }

    private Set<S> closed(Collection<S> states) {
        Set<S> all = new LinkedHashSet<>(states);
        ArrayDeque<S> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            for (Automaton.Edge<S, E> edge : edges(open.pop())) {
                if (edge.event() == null && all.add(edge.target())) {
                    open.push(edge.target());
                }
            }
        }
        return all;
    }

    /** The number of different complete sequences of events. The automaton must come to an end. */
    BigInteger traces() {
        return traces(start(), new HashMap<>());
    }

    private BigInteger traces(Set<S> states, Map<Set<S>, BigInteger> known) {
        BigInteger found = known.get(states);
        if (found == null) {
            found = isFinal(states) ? BigInteger.ONE : BigInteger.ZERO;
            for (Set<S> target : after(states).values()) {
                found = found.add(traces(target, known));
            }
            known.put(states, found);
        }
        return found;
    }

    /**
     * A shortest sequence of events that only one of two automata can do, or that is complete for only one.
     *
     * @param budget the most states of both automata together
     * @throws BudgetException if there are more
     */
    static <A, B, E> Optional<List<E>> difference(Subsets<A, E> one, Subsets<B, E> two, int budget) throws BudgetException {
        record Pair<X, Y>(Set<X> one, Set<Y> two) {
        }
        Pair<A, B> start = new Pair<>(one.start(), two.start());
        Map<Pair<A, B>, Way<Pair<A, B>, E>> seen = new HashMap<>(Map.of(start, new Way<>(null, null)));
        ArrayDeque<Pair<A, B>> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Pair<A, B> pair = open.poll();
            Map<E, Set<A>> ways = one.after(pair.one());
            Map<E, Set<B>> others = two.after(pair.two());
            Set<E> all = new LinkedHashSet<>(ways.keySet());
            all.addAll(others.keySet());
            for (E event : all) {
                Way<Pair<A, B>, E> way = new Way<>(pair, event);
                if (!ways.containsKey(event) || !others.containsKey(event)) {
                    return Optional.of(events(way, seen));
                }
                Pair<A, B> next = new Pair<>(ways.get(event), others.get(event));
                if (seen.putIfAbsent(next, way) == null) {
                    open.add(next);
                }
            }
            if (one.isFinal(pair.one()) != two.isFinal(pair.two())) {
                return Optional.of(events(seen.get(pair), seen));
            }
            if (one.size() + two.size() + seen.size() > budget) {
                throw new BudgetException();
            }
        }
        return Optional.empty();
    }

    /** How something was reached first. */
    private record Way<P, E>(P from, E event) {
    }

    private static <P, E> List<E> events(Way<P, E> last, Map<P, Way<P, E>> seen) {
        LinkedList<E> events = new LinkedList<>();
        for (Way<P, E> way = last; way.from() != null; way = seen.get(way.from())) {
            events.addFirst(way.event());
        }
        return List.copyOf(events);
    }

    /** There are more states than the budget. */
    static final class BudgetException extends Exception {
        private static final long serialVersionUID = 1;

        BudgetException() {
            super("too many states");
        }
    }
}
