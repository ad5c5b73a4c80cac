package dev.parley.backends.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.automatalib.automaton.transducer.impl.CompactMealy;

/** A Mealy machine as a table of numbers: states, letters in their order, and what is seen. */
final class Steps {
    private static final int IMPOSSIBLE = 0;

    private final int initial;
    private final int[][] successors;
    private final int[][] outputs;

    Steps(CompactMealy<Letter, Observation> mealy, List<Letter> letters) {
        this.initial = mealy.getInitialState();
        this.successors = new int[mealy.size()][letters.size()];
        this.outputs = new int[mealy.size()][letters.size()];
        Map<Observation, Integer> numbers = new HashMap<>(Map.of(new Observation.Impossible(), IMPOSSIBLE));
        for (int state = 0; state < mealy.size(); state++) {
            for (int letter = 0; letter < letters.size(); letter++) {
                successors[state][letter] = mealy.getSuccessor(state, letters.get(letter));
                Observation seen = mealy.getOutput(state, letters.get(letter));
                numbers.putIfAbsent(seen, numbers.size());
                outputs[state][letter] = numbers.get(seen);
            }
        }
    }

    int initial() {
        return initial;
    }

    int states() {
        return successors.length;
    }

    int letters() {
        return successors[initial].length;
    }

    int successor(int state, int letter) {
        return successors[state][letter];
    }

    int output(int state, int letter) {
        return outputs[state][letter];
    }

    boolean isPossible(int state, int letter) {
        return outputs[state][letter] != IMPOSSIBLE;
    }

    /** How many letters of the word are possible one after the other. */
    int possible(int state, int[] word) {
        int at = state;
        int length = 0;
        while (length < word.length && isPossible(at, word[length])) {
            at = successors[at][word[length++]];
        }
        return length;
    }
}
