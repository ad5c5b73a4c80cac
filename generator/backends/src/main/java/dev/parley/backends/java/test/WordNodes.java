package dev.parley.backends.java.test;

import dev.parley.backends.suite.TestCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words as a tree of nodes, written in lines: what begins alike is written once. */
final class WordNodes {
    private static final int WIDTH = 100;

    private final ActionCatalogue actions;
    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new LinkedHashMap<>();

        private Node then(String label) {
            return next.computeIfAbsent(label, l -> new Node());
        }
    }

    WordNodes(ActionCatalogue actions) {
        this.actions = actions;
    }

    void add(ConcreteCase concrete) {
        TestCase test = concrete.test();
        Node at = root.then(actions.start(test));
        for (int i = 0; i <= test.path().exchanges().size(); i++) {
            for (int aside = 0; aside < test.asides().size(); aside++) {
                TestCase.Aside message = test.asides().get(aside);
                if (message.after() == i) {
                    at = at.then(actions.beside(message.message(), concrete.asides().get(aside), message.fate(),
                            Optional.of(message.now())));
                }
            }
            if (i < test.path().exchanges().size()) {
                at = at.then(actions.exchange(test.path().exchanges().get(i), concrete.bodies().get(i),
                        test.stages().get(i + 1)));
            }
        }
        if (test.probe().isPresent()) {
            at.then(actions.probe(concrete));
        }
    }

    /** {@code depth.action.stage} or {@code depth.action}, in lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        write(root, 0, line, lines);
        lines.add(line.toString());
        return lines;
    }

    private static void write(Node node, int depth, StringBuilder line, List<String> lines) {
        node.next.forEach((label, next) -> {
            if (line.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(depth).append('.').append(label);
            write(next, depth + 1, line, lines);
        });
    }
}
