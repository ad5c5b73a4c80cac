package dev.parley.tools;

import dev.parley.wire.Step;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Prints the messages of one side as they come: states, direction, epoch, and the line of the specification. */
final class Ladder implements Consumer<Step> {
    private static final String LINE = "%-15s %s %-15s %-9s %s%n";

    private final PrintWriter out;
    private final String prefix;

    /** Prints to {@code out} with the prefix in front of each line, and a heading first. */
    Ladder(PrintWriter out, String prefix) {
        this.out = out;
        this.prefix = prefix;
        print("state", "     message               ", "next state", "epoch", "specification");
    }

    @Override
    public void accept(Step step) {
        // The namespace is in the specification's line.
        String message = step.message().label().substring(step.message().label().indexOf('.') + 1);
        String arrow = step.sent() ? String.format("──── %-20s ───▶", message) : String.format("◀─── %-20s ────", message);
        print(step.from(), arrow, step.to(), step.epoch(), step.spec());
    }

    private void print(String from, String arrow, String to, String epoch, String spec) {
        out.print(prefix + String.format(LINE, from, arrow, to, epoch, spec));
        out.flush();
    }
}
