package dev.parley.backends.suite;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Words that tell the states of a minimal machine apart by what is seen. Classes of states are refined step by step (Moore), so
 * that each word is a shortest one for some pair.
 */
final class Identification {
    private final Steps steps;
    private final List<int[]> levels = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<int[]> responses = new ArrayList<>();

    Identification(Steps steps) {
        this.steps = steps;
        refine();
        split();
    }

    /** Words that together tell any two states apart. */
    List<int[]> all() {
        return words;
    }

    /** Those of {@link #all} that tell a state from all others. */
    List<int[]> of(int state) {
        List<int[]> chosen = new ArrayList<>();
        List<Integer> others = new ArrayList<>(IntStream.range(0, steps.states()).filter(s -> s != state).boxed().toList());
        for (int i = 0; i < words.size() && !others.isEmpty(); i++) {
            int[] response = responses.get(i);
            if (others.removeIf(other -> response[other] != response[state])) {
                chosen.add(words.get(i));
            }
        }
        return chosen;
    }

    private void refine() {
        int[] now = classes(state -> steps.outputs(state));
        levels.add(now);
        for (int before = 0, count = count(now); count > before; count = count(now)) {
            int[] last = now;
            now = classes(state -> {
                int[] row = new int[steps.letters() + 1];
                row[steps.letters()] = last[state];
                for (int letter = 0; letter < steps.letters(); letter++) {
                    row[letter] = last[steps.successor(state, letter)];
                }
                return row;
            });
            levels.add(now);
            before = count;
        }
    }

    private interface Row {
        int[] of(int state);
    }

    private int[] classes(Row row) {
        Map<IntBuffer, Integer> numbers = new HashMap<>();
        return IntStream.range(0, steps.states()).map(state -> {
            IntBuffer key = IntBuffer.wrap(row.of(state));
            numbers.putIfAbsent(key, numbers.size());
            return numbers.get(key);
        }).toArray();
    }

    private static int count(int[] classes) {
        return (int) Arrays.stream(classes).distinct().count();
    }

    /** Adds words until no two states give the same responses to all of them. */
    private void split() {
        int[] block = new int[steps.states()];
        for (int[] pair = pair(block); pair != null; pair = pair(block)) {
            int[] word = separating(pair[0], pair[1]);
            int[] response = classes(state -> steps.response(state, word));
            words.add(word);
            responses.add(response);
            int[] old = block;
            block = classes(state -> new int[] {old[state], response[state]});
        }
    }

    /** Two states that are not told apart yet, but can be. */
    private int[] pair(int[] block) {
        int[] last = levels.get(levels.size() - 1);
        Map<Integer, Integer> firsts = new LinkedHashMap<>();
        for (int state = 0; state < block.length; state++) {
            Integer first = firsts.putIfAbsent(block[state], state);
            if (first != null && last[first] != last[state]) {
                return new int[] {first, state};
            }
        }
        return null;
    }

    private int[] separating(int one, int other) {
        int level = 0;
        while (levels.get(level)[one] == levels.get(level)[other]) {
            level++;
        }
        int letter = separatingLetter(one, other, level);
        if (level == 0) {
            return new int[] {letter};
        }
        int[] rest = separating(steps.successor(one, letter), steps.successor(other, letter));
        int[] word = new int[rest.length + 1];
        word[0] = letter;
        System.arraycopy(rest, 0, word, 1, rest.length);
        return word;
    }

    /** A letter whose effect differs, one that is possible in both states if there is such. */
    private int separatingLetter(int one, int other, int level) {
        int found = -1;
        for (int letter = 0; letter < steps.letters(); letter++) {
            boolean differs = level == 0 ? steps.output(one, letter) != steps.output(other, letter)
                    : levels.get(level - 1)[steps.successor(one, letter)] != levels.get(level - 1)[steps.successor(other,
                            letter)];
            if (differs && steps.isPossible(one, letter) && steps.isPossible(other, letter)) {
                return letter;
            }
            found = differs && found < 0 ? letter : found;
        }
        return found;
    }
}
