package dev.parley.tests.matrix;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How many talks of a cell of the table succeeded, and the numbers of the notes on others. */
final class Tally {
    private final Set<Integer> notes = new TreeSet<>();
    private int done;
    private int succeeded;
    private boolean failed;

    /** A talk that succeeded. */
    void succeeded() {
        done++;
        succeeded++;
    }

    /** A talk that did not, for no good reason. */
    void failed() {
        done++;
        failed = true;
    }

    /** A talk that cannot succeed, for the reason in that note. */
    void impossible(int note) {
        done++;
        notes.add(note);
    }

    @Override
    public String toString() {
        return (failed ? "FAILED " : "") + succeeded + "/" + done
                + notes.stream().map(note -> "[" + note + "]").collect(Collectors.joining());
    }
}
