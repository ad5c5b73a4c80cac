package dev.parley.testkit;

import dev.parley.wire.CodePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Many tests of a role as a tree: what begins alike is written once. The tree stands in lines of nodes: {@code
 * depth.action.stage}, or {@code depth.action} where no message of the flow leads on, with depths, actions and stages counted
 * from 0 in the order in which they were added. A node comes behind the one that it goes on from, and one that nothing goes on
 * from ends a test.
 */
public final class Words {
    private final Pairing pairing;
    private final List<Place> places = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private record Place(Stage stage, String spec) {
    }

    private Words(Pairing pairing) {
        this.pairing = pairing;
    }

    /** No tests of a role yet. */
    public static Words of(Pairing pairing) {
        return new Words(pairing);
    }

    /** The next stage, with the line of the specification that tests which end there are about. */
    public void stage(Stage stage, String spec) {
        places.add(new Place(stage, spec));
    }

    /** The next action: a run begins, in which these private options of the role under test and of its peer are set. */
    public void starts(Set<String> own, Set<String> peers) {
        actions.add(new Action.Start(own, peers));
    }

    /** The next action: the role under test sends a message of the flow, which tests call {@code label}. */
    public void sends(String label, Example message) {
        actions.add(new Action.Message(label, true, message));
    }

    /** The next action: the role under test receives a message of the flow. */
    public void receives(String label, Example message) {
        actions.add(new Action.Message(label, false, message));
    }

    /** The next action: the role under test sends a message beside the flow, and its peer takes it. */
    public void sendsBeside(String label, Example message, Fate fate) {
        actions.add(new Action.Beside(label, true, message, fate));
    }

    /** The next action: the role under test takes a message beside the flow. */
    public void receivesBeside(String label, Example message, Fate fate) {
        actions.add(new Action.Beside(label, false, message, fate));
    }

    /** The next action: the role under test refuses a message of its peer with the alert, which ends a test. */
    public void refuses(String label, Example message, CodePoint alert) {
        actions.add(new Action.Refusal(label, message, alert));
    }

    /** More of the tree: lines of nodes with spaces between them. */
    public void tree(String... more) {
        lines.addAll(List.of(more));
    }

    /**
     * The tests, in the order of the tree.
     *
     * @throws IllegalStateException if it is no tree
     */
    public Stream<Word> all() {
        List<String> nodes = lines.stream().flatMap(line -> Stream.of(line.split(" "))).toList();
        List<Word> words = new ArrayList<>();
        List<Word.Step> way = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int depth = depth(nodes.get(i));
            if (depth > way.size()) {
                throw new IllegalStateException("nothing leads to the node " + nodes.get(i));
            }
            way.subList(depth, way.size()).clear();
            way.add(step(nodes.get(i), way));
            if (i + 1 == nodes.size() || depth(nodes.get(i + 1)) <= depth) {
                words.add(Word.of(pairing, way));
            }
        }
        return words.stream();
    }

    private static int depth(String node) {
        return Integer.parseInt(node.substring(0, node.indexOf('.')));
    }

    private Word.Step step(String node, List<Word.Step> way) {
        String[] numbers = node.split("\\.");
        Action action = actions.get(Integer.parseInt(numbers[1]));
        if (numbers.length > 2) {
            Place place = places.get(Integer.parseInt(numbers[2]));
            return new Word.Step(action, place.stage(), place.spec());
        }
        Word.Step before = way.get(way.size() - 1);
        return new Word.Step(action, before.stage(), before.spec());
    }
}
