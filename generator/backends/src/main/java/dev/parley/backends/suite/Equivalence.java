package dev.parley.backends.suite;

import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a mutant does the same as the machine that it was made of. Both get the same letters, in every order that is
 * possible for the original; the pairs of places that this leads to are finite, so that looking at all of them is a proof.
 */
public final class Equivalence {
    private final Behaviour original;
    private final Vocabulary vocabulary;
    private final ProtocolModel model;
    private final List<Letter> letters;

    /** What mutants are compared with. */
    public Equivalence(ProtocolModel model, Machine original) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        this.original = new Behaviour(model, original, vocabulary);
        this.letters = new Alphabet(model, original, vocabulary).letters();
    }

    /** The answer. */
    public sealed interface Verdict {
    }

    /**
     * Nobody can see a difference.
     *
     * @param pairs the number of pairs of places, all of which were looked at
     */
    public record Equivalent(int pairs) implements Verdict {
    }

    /**
     * The last letter of the word shows a difference; no shorter word does.
     */
    public record Separated(List<Letter> word, Observation expected, Observation seen) implements Verdict {
        public Separated {
            word = List.copyOf(word);
        }
    }

    private record Pair(Behaviour.Place original, Behaviour.Place mutant) {
    }

    private record Way(Pair from, Letter letter) {
    }

    /** Compares a mutant. */
    public Verdict of(Machine mutated) {
        Behaviour mutant = new Behaviour(model, mutated, vocabulary);
        Pair start = new Pair(original.fresh(), mutant.fresh());
        Map<Pair, Optional<Way>> seen = new HashMap<>(Map.of(start, Optional.empty()));
        ArrayDeque<Pair> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Pair pair = open.poll();
            for (Letter letter : letters) {
                Behaviour.Step one = original.step(pair.original(), letter);
                if (one.seen() instanceof Observation.Impossible) {
                    continue;
                }
                Behaviour.Step other = mutant.step(pair.mutant(), letter);
                Way way = new Way(pair, letter);
                if (!one.seen().equals(other.seen())) {
                    return new Separated(word(way, seen), one.seen(), other.seen());
                }
                Pair next = new Pair(one.place(), other.place());
                if (seen.putIfAbsent(next, Optional.of(way)) == null) {
                    open.add(next);
                }
            }
        }
        return new Equivalent(seen.size());
    }

    private static List<Letter> word(Way last, Map<Pair, Optional<Way>> seen) {
        LinkedList<Letter> letters = new LinkedList<>();
        for (Optional<Way> way = Optional.of(last); way.isPresent(); way = seen.get(way.get().from())) {
            letters.addFirst(way.get().letter());
        }
        return letters;
    }
}
