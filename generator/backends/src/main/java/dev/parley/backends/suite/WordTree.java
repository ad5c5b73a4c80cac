package dev.parley.backends.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of letters by number, without those that others begin with. */
final class WordTree {
    private final Node root = new Node();
    private long letters;

    private static final class Node {
        private final Map<Integer, Node> next = new LinkedHashMap<>();
    }

    /** Adds a word: a beginning, and so many letters of what follows. */
    void add(int[] beginning, int[] rest, int length) {
        Node at = root;
        int known = 0;
        boolean extendsWord = true;
        boolean isNew = false;
        for (int i = 0; i < beginning.length + length; i++) {
            int letter = i < beginning.length ? beginning[i] : rest[i - beginning.length];
            Node next = at.next.get(letter);
            if (next == null) {
                if (!isNew) {
                    extendsWord = at.next.isEmpty();
                    known = i;
                }
                isNew = true;
                next = new Node();
                at.next.put(letter, next);
            }
            at = next;
        }
        letters += isNew ? beginning.length + length - (extendsWord ? known : 0) : 0;
    }

    /** How many letters the words have together. */
    long letters() {
        return letters;
    }

    /** The words, in the order in which they were first begun. */
    List<List<Letter>> words(List<Letter> alphabet) {
        List<List<Letter>> words = new ArrayList<>();
        collect(root, new ArrayList<>(), alphabet, words);
        return words;
    }

    private static void collect(Node node, List<Letter> way, List<Letter> alphabet, List<List<Letter>> words) {
        if (node.next.isEmpty()) {
            words.add(List.copyOf(way));
        }
        node.next.forEach((letter, next) -> {
            way.add(alphabet.get(letter));
            collect(next, way, alphabet, words);
            way.remove(way.size() - 1);
        });
    }
}
