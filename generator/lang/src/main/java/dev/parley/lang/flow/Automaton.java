package dev.parley.lang.flow;

import java.util.Collection;

/**
 * Something that runs and emits events; it may also move silently. States are compared by {@code equals}.
 *
 * @param <S> its states
 * @param <E> its events
 */
public interface Automaton<S, E> {
    /** Where it can begin. */
    Collection<S> starts();

    /** What can happen in a state. */
    Collection<Edge<S, E>> edges(S state);

    /** Whether a run may be over in a state. */
    boolean isFinal(S state);

    /**
     * One step.
     *
     * @param event what is emitted; null if nothing is
     */
    record Edge<S, E>(E event, S target) {
    }
}
