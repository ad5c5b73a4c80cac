package dev.parley.backends.suite;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.Automata;

/**
 * A role as a Mealy machine: its states are those of the role with everything that guards can know there, its inputs are
 * letters, and its outputs what a tester sees. No guard is left, and no name of a state.
 */
final class Unfolding {
    private Unfolding() {
    }

    /** The smallest machine that does the same as the role. */
    static CompactMealy<Letter, Observation> minimal(Behaviour behaviour, List<Letter> letters) {
        Alphabet<Letter> alphabet = Alphabets.fromCollection(letters);
        return Automata.minimize(of(behaviour, alphabet), alphabet, new CompactMealy<>(alphabet));
    }

    private static CompactMealy<Letter, Observation> of(Behaviour behaviour, Alphabet<Letter> alphabet) {
        CompactMealy<Letter, Observation> mealy = new CompactMealy<>(alphabet);
        Map<Behaviour.Place, Integer> states = new HashMap<>(Map.of(behaviour.fresh(), mealy.addInitialState()));
        ArrayDeque<Behaviour.Place> open = new ArrayDeque<>(states.keySet());
        while (!open.isEmpty()) {
            Behaviour.Place place = open.poll();
            for (Letter letter : alphabet) {
                Behaviour.Step step = behaviour.step(place, letter);
                if (!states.containsKey(step.place())) {
                    states.put(step.place(), mealy.addState());
                    open.add(step.place());
                }
                mealy.setTransition(states.get(place), letter, states.get(step.place()), step.seen());
            }
        }
        return mealy;
    }
}
