package dev.parley.backends.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words that tell the states of a minimal machine apart by what is seen. Not every letter is possible everywhere, so that this
 * has a direction: a word tells a state from another one if some letter of it, possible in the first, shows there what it does
 * not show in the other. Each word is a shortest one for some pair.
 */
final class Identification {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Steps steps;
    /** For each state and each other one the length of a shortest word that tells it from that. */
    private final int[][] lengths;
    private final List<int[]> words = new ArrayList<>();
    private final List<List<int[]>> chosen = new ArrayList<>();

    private record Pair(int state, int other) {
    }

    Identification(Steps steps) {
        this.steps = steps;
        this.lengths = new int[steps.states()][steps.states()];
        measure();
        choose();
        IntStream.range(0, steps.states()).forEach(state -> chosen.add(telling(state)));
    }

    /** Words that together tell every state from every other one, where that is possible. */
    List<int[]> all() {
        return words;
    }

    /** Those of {@link #all} that tell a state from all others. */
    List<int[]> of(int state) {
        return chosen.get(state);
    }

    private List<int[]> telling(int state) {
        List<int[]> telling = new ArrayList<>();
        List<Integer> others = new ArrayList<>(IntStream.range(0, steps.states()).boxed().toList());
        for (int[] word : words) {
            if (others.removeIf(other -> tells(word, state, other))) {
                telling.add(word);
            }
        }
        return telling;
    }

    private void measure() {
        List<Pair> open = new ArrayList<>();
        for (int state = 0; state < steps.states(); state++) {
            for (int other = 0; other < steps.states(); other++) {
                lengths[state][other] = NEVER;
                open.add(new Pair(state, other));
            }
        }
        int before;
        int length = 1;
        do {
            before = open.size();
            int now = length++;
            List<Pair> told = open.stream().filter(pair -> letter(pair, now) >= 0).toList();
            told.forEach(pair -> lengths[pair.state()][pair.other()] = now);
            open.removeIf(pair -> lengths[pair.state()][pair.other()] != NEVER);
        } while (open.size() < before);
    }

    /** The first letter of a word of that length which tells the states apart; -1 if there is none. */
    private int letter(Pair pair, int length) {
        for (int letter = 0; letter < steps.letters(); letter++) {
            if (steps.isPossible(pair.state(), letter)) {
                boolean differs = steps.output(pair.state(), letter) != steps.output(pair.other(), letter);
                if (length == 1 ? differs : !differs && length(after(pair, letter)) == length - 1) {
                    return letter;
                }
            }
        }
        return -1;
    }

    private Pair after(Pair pair, int letter) {
        return new Pair(steps.successor(pair.state(), letter), steps.successor(pair.other(), letter));
    }

    private int length(Pair pair) {
        return lengths[pair.state()][pair.other()];
    }

    /** Takes a word for each pair that no word tells apart yet, short ones first. */
    private void choose() {
        List<Pair> pairs = new ArrayList<>();
        for (int state = 0; state < steps.states(); state++) {
            for (int other = 0; other < steps.states(); other++) {
                if (lengths[state][other] != NEVER) {
                    pairs.add(new Pair(state, other));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(this::length));
        for (Pair pair : pairs) {
            if (words.stream().noneMatch(word -> tells(word, pair.state(), pair.other()))) {
                words.add(word(pair));
            }
        }
    }

    private int[] word(Pair pair) {
        int[] word = new int[length(pair)];
        Pair at = pair;
        for (int i = 0; i < word.length; i++) {
            word[i] = letter(at, word.length - i);
            at = after(at, word[i]);
        }
        return word;
    }

    private boolean tells(int[] word, int state, int other) {
        Pair at = new Pair(state, other);
        for (int letter : word) {
            if (!steps.isPossible(at.state(), letter)) {
                return false;
            }
            if (steps.output(at.state(), letter) != steps.output(at.other(), letter)) {
                return true;
            }
            at = after(at, letter);
        }
        return false;
    }
}
