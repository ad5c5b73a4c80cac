package dev.parley.backends.suite;

import java.util.HashSet;
import java.util.Set;

/**
 * What messages beside the flow, and those that were declined, have left behind.
 *
 * @param duties what the role owes
 * @param questions those that are open; no more than one of each kind is ever asked
 * @param own how far a block of the role has come
 * @param peers how far a block of the peer has come
 * @param changed whether the keys of the peer's lane changed since the last message of the flow
 * @param skipping whether what does not open is discarded
 */
record Standing(Set<String> duties, Set<String> questions, Block own, Block peers, boolean changed, boolean skipping) {
    static final Standing NONE = new Standing(Set.of(), Set.of(), Block.NONE, Block.NONE, false, false);

    Standing {
        duties = Set.copyOf(duties);
        questions = Set.copyOf(questions);
    }

    /**
     * How far a block has come.
     *
     * @param ambient its number among the ambients; -1 if there is none
     * @param part the number of the part that passed last, from 0
     */
    record Block(int ambient, int part) {
        static final Block NONE = new Block(-1, 0);

        boolean isOpen() {
            return ambient >= 0;
        }
    }

    Standing duty(String duty, boolean owed) {
        return new Standing(with(duties, duty, owed), questions, own, peers, changed, skipping);
    }

    Standing question(String question, boolean open) {
        return new Standing(duties, with(questions, question, open), own, peers, changed, skipping);
    }

    Standing block(boolean ofRole, Block block) {
        return new Standing(duties, questions, ofRole ? block : own, ofRole ? peers : block, changed, skipping);
    }

    /** The peer's lane changes its keys; {@code declined} tells whether what was sent under the old ones is discarded. */
    Standing rekeyed(boolean declined) {
        return new Standing(duties, questions, own, peers, true, skipping || declined);
    }

    /** A message of the flow was dealt with. */
    Standing moved(boolean sent) {
        return new Standing(duties, questions, own, peers, false, skipping && (sent || changed));
    }

    private static Set<String> with(Set<String> names, String name, boolean in) {
        Set<String> all = new HashSet<>(names);
        if (in) {
            all.add(name);
        } else {
            all.remove(name);
        }
        return all;
    }
}
