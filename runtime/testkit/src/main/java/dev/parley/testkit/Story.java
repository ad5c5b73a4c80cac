package dev.parley.testkit;

import dev.parley.wire.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tells the messages of a run, one a line, in columns. */
final class Story {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a message of the flow. */
    void add(String sender, Step step) {
        rows.add(List.of(sender, step.message().label(), "under " + step.epoch(), step.from() + " -> " + step.to(),
                step.spec()));
    }

    /** The lines, each of which ends with {@code \n}. */
    String text() {
        if (rows.isEmpty()) {
            return "before the first message\n";
        }
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toList();
        StringBuilder text = new StringBuilder("after\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("   ");
            for (int column = 0; column < row.size(); column++) {
                line.append(' ').append(row.get(column))
                        .append(" ".repeat(widths.get(column) - row.get(column).length() + 1));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
