package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A role in a run with ambients.
 *
 * @param local where it is in its machine
 * @param duties what it owes
 * @param questions its questions that are open, counted
 * @param requests the peer's questions that it has not answered, counted
 * @param sending the block that it is sending
 * @param receiving the block that it is receiving
 * @param before the epoch in which the peer's lane was before, while that still matters
 * @param open whether its own lane is open
 * @param listening whether it still looks at what arrives
 * @param sent how often it has sent the ambient of each number
 */
record Party(MachineSemantics.Local local, Set<String> duties, Map<String, Integer> questions,
        Map<String, Integer> requests, Block sending, Block receiving, Optional<Epoch> before, boolean open,
        boolean listening, Map<Integer, Integer> sent) {
    static Party at(MachineSemantics.Local local) {
        return new Party(local, Set.of(), Map.of(), Map.of(), Block.NONE, Block.NONE, Optional.empty(), true, true,
                Map.of());
    }

    Party local(MachineSemantics.Local now, Optional<Epoch> previous) {
        return new Party(now, duties, questions, requests, sending, receiving, previous, open, listening, sent);
    }

    Party owing(String duty, boolean owed) {
        Set<String> now = new TreeSet<>(duties);
        if (owed) {
            now.add(duty);
        } else {
            now.remove(duty);
        }
        return new Party(local, now, questions, requests, sending, receiving, before, open, listening, sent);
    }

    Party asking(String question, int change) {
        return new Party(local, duties, counted(questions, question, change), requests, sending, receiving, before, open,
                listening, sent);
    }

    Party asked(String question, int change) {
        return new Party(local, duties, questions, counted(requests, question, change), sending, receiving, before, open,
                listening, sent);
    }

    Party sending(Block block) {
        return new Party(local, duties, questions, requests, block, receiving, before, open, listening, sent);
    }

    Party receiving(Block block) {
        return new Party(local, duties, questions, requests, sending, block, before, open, listening, sent);
    }

    Party began(int ambient) {
        return new Party(local, duties, questions, requests, sending, receiving, before, open, listening,
                counted(sent, ambient, 1));
    }

    Party open(boolean isOpen) {
        return new Party(local, duties, questions, requests, sending, receiving, before, isOpen, listening, sent);
    }

    Party listening(boolean isListening) {
        return new Party(local, duties, questions, requests, sending, receiving, before, open, isListening, sent);
    }

    private static <K> Map<K, Integer> counted(Map<K, Integer> counts, K name, int change) {
        Map<K, Integer> now = new TreeMap<>(counts);
        now.merge(name, change, Integer::sum);
        now.values().removeIf(count -> count == 0);
        return now;
    }
}
