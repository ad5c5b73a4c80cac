package dev.parley.backends.suite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.automatalib.automaton.transducer.impl.CompactMealy;

/**
 * The words of the Wp-method (Fujiwara et al., Test Selection Based on Finite State Models, 1991) for a minimal machine in which
 * not every letter is possible everywhere: a word ends where its next letter is impossible.
 */
final class WpMethod {
    private final List<Letter> letters;
    private final Steps steps;
    private final Identification identification;
    private final int[][] access;
    private final List<Integer> order = new ArrayList<>();

    /** The method for a machine. */
    WpMethod(CompactMealy<Letter, Observation> mealy, List<Letter> letters) {
        this.letters = letters;
        this.steps = new Steps(mealy, letters);
        this.identification = new Identification(steps);
        this.access = new int[steps.states()][];
        reach();
    }

    /**
     * Words of the method.
     *
     * @param extra how many states more an implementation may have
     * @param leftOut how many words of the method are not there
     */
    record Words(int extra, List<List<Letter>> words, long leftOut) {
    }

    /** All words, for so many states more as are possible with no more than {@code most} letters; some if there are more. */
    Words within(int mostExtra, long most) {
        for (int extra = mostExtra; extra >= 0; extra--) {
            Optional<WordTree> tree = all(extra, most);
            if (tree.isPresent()) {
                return new Words(extra, tree.get().words(letters), 0);
            }
        }
        return some(most);
    }

    /** A shortest way to each state, over possible letters. */
    private void reach() {
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(steps.initial()));
        access[steps.initial()] = new int[0];
        while (!open.isEmpty()) {
            int state = open.poll();
            order.add(state);
            for (int letter = 0; letter < steps.letters(); letter++) {
                int next = steps.successor(state, letter);
                if (steps.isPossible(state, letter) && access[next] == null) {
                    access[next] = plus(access[state], letter);
                    open.add(next);
                }
            }
        }
    }

    private static int[] plus(int[] word, int letter) {
        int[] longer = Arrays.copyOf(word, word.length + 1);
        longer[word.length] = letter;
        return longer;
    }

    /** Something that leads to a state. */
    private record Way(int[] word, int state) {
    }

    private Optional<WordTree> all(int extra, long most) {
        WordTree tree = new WordTree();
        for (int state : order) {
            if (!add(new Way(access[state], state), extra, Optional.of(identification.all()), tree, most)) {
                return Optional.empty();
            }
        }
        for (Way transition : transitions()) {
            if (!add(transition, extra, Optional.empty(), tree, most)) {
                return Optional.empty();
            }
        }
        return Optional.of(tree);
    }

    /** Every letter in every state, but for those that are the last of a shortest way. */
    private List<Way> transitions() {
        List<Way> ways = new ArrayList<>();
        for (int state : order) {
            for (int letter = 0; letter < steps.letters(); letter++) {
                int next = steps.successor(state, letter);
                int[] word = plus(access[state], letter);
                if (steps.isPossible(state, letter) && !Arrays.equals(access[next], word)) {
                    ways.add(new Way(word, next));
                }
            }
        }
        return ways;
    }

    /** Adds everything behind a way: so many more letters, and then what tells states apart; false if that is too much. */
    private boolean add(Way way, int extra, Optional<List<int[]>> suffixes, WordTree tree, long most) {
        tree.add(way.word(), new int[0], 0);
        for (int[] suffix : suffixes.orElseGet(() -> identification.of(way.state()))) {
            tree.add(way.word(), suffix, steps.possible(way.state(), suffix));
        }
        for (int letter = 0; extra > 0 && letter < steps.letters(); letter++) {
            if (steps.isPossible(way.state(), letter)
                    && !add(new Way(plus(way.word(), letter), steps.successor(way.state(), letter)), extra - 1, suffixes,
                            tree, most)) {
                return false;
            }
        }
        return tree.letters() <= most;
    }

    /** Each transition once, then with the first word that tells states apart behind it, and so on, until it is enough. */
    private Words some(long most) {
        WordTree tree = new WordTree();
        List<Way> ways = transitions();
        order.forEach(state -> ways.add(new Way(access[state], state)));
        List<List<int[]>> suffixes = new ArrayList<>();
        ways.forEach(way -> suffixes.add(identification.of(way.state())));
        long leftOut = 0;
        int rounds = suffixes.stream().mapToInt(List::size).max().orElse(0);
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < ways.size(); i++) {
                Way way = ways.get(i);
                if (round < suffixes.get(i).size()) {
                    int[] suffix = round < 0 ? new int[0] : suffixes.get(i).get(round);
                    if (tree.letters() < most) {
                        tree.add(way.word(), suffix, steps.possible(way.state(), suffix));
                    } else {
                        leftOut++;
                    }
                }
            }
        }
        return new Words(0, tree.words(letters), leftOut);
    }
}
