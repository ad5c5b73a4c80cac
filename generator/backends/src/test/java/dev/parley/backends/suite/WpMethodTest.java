package dev.parley.backends.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import org.junit.jupiter.api.Test;

/**
 * A handshake of nine states that ignores whatever is not due, and all 576 machines in which one of its 72 transitions
 * leads to another state. Going over each transition once finds only those on the way.
 */
class WpMethodTest {
    private static final int STATES = 9;
    private static final Compilation PROTOCOL = Protocols.socks5();
    private static final List<Letter> LETTERS = PROTOCOL.model().messages().stream().limit(STATES - 1)
            .map(WpMethodTest::letter).toList();

    private static Letter letter(Message message) {
        Role peer = PROTOCOL.model().roles().get(1);
        return new Letter.Receive(new Sent(peer, message), 0);
    }

    @Test
    void aTransitionCoverMissesMostWrongSuccessors() {
        assertEquals(64, killed(transitionCover()));
    }

    @Test
    void theWordsOfTheMethodMissNone() {
        assertEquals(576, killed(new WpMethod(chain(), LETTERS).within(0, Long.MAX_VALUE).words()));
        assertEquals(576, killed(new WpMethod(chain(), LETTERS).within(1, Long.MAX_VALUE).words()));
    }

    /** Letter i is due in state i. */
    private static CompactMealy<Letter, Observation> chain() {
        Epoch plain = Semantics.plain(PROTOCOL.model());
        Observation due = new Observation.Moved(Set.of(), Set.of(), plain, plain, false, false);
        CompactMealy<Letter, Observation> mealy = new CompactMealy<>(Alphabets.fromCollection(LETTERS));
        mealy.addInitialState();
        IntStream.range(1, STATES).forEach(i -> mealy.addState());
        for (int state = 0; state < STATES; state++) {
            for (int i = 0; i < LETTERS.size(); i++) {
                mealy.setTransition(state, LETTERS.get(i), state == i ? state + 1 : state,
                        state == i ? due : new Observation.Passed(Expectation.Fate.DROPPED, Optional.empty()));
            }
        }
        return mealy;
    }

    private static List<List<Letter>> transitionCover() {
        List<List<Letter>> words = new ArrayList<>();
        for (int state = 0; state < STATES; state++) {
            for (Letter letter : LETTERS) {
                List<Letter> word = new ArrayList<>(LETTERS.subList(0, state));
                word.add(letter);
                words.add(word);
            }
        }
        return words;
    }

    private static int killed(Collection<List<Letter>> words) {
        CompactMealy<Letter, Observation> right = chain();
        int killed = 0;
        for (int state = 0; state < STATES; state++) {
            for (Letter letter : LETTERS) {
                for (int other = 0; other < STATES; other++) {
                    if (other != right.getSuccessor(state, letter)) {
                        CompactMealy<Letter, Observation> wrong = chain();
                        wrong.setTransition(state, letter, other, right.getOutput(state, letter));
                        killed += words.stream().allMatch(w -> wrong.computeOutput(w).equals(right.computeOutput(w)))
                                ? 0 : 1;
                    }
                }
            }
        }
        return killed;
    }
}
