package dev.parley.tests.matrix;

import dev.parley.tls.certificate.PeerRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cells of this run came to. Safe for use by many threads. */
final class Matrix {
    private static final Matrix THIS_RUN = new Matrix();

    private final Map<Column, Map<Feature, Tally>> columns = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private record Column(String peer, PeerRole role) {
    }

    /** How many talks of a cell of the table succeeded, and the numbers of the notes on others. */
    private static final class Tally {
        private final Set<Integer> notes = new TreeSet<>();
        private int done;
        private int succeeded;
        private boolean failed;

        @Override
        public String toString() {
            return (failed ? "FAILED " : "") + succeeded + "/" + done
                    + notes.stream().map(note -> "[" + note + "]").collect(Collectors.joining());
        }
    }

    /** The one that is printed at the end. */
    static Matrix ofThisRun() {
        return THIS_RUN;
    }

    /** Names the version of a peer. */
    synchronized void version(String peer, String version) {
        versions.put(peer, version);
    }

    /** A talk that succeeded. */
    synchronized void succeeded(String peer, PeerRole role, Feature feature) {
        Tally tally = tally(peer, role, feature);
        tally.done++;
        tally.succeeded++;
    }

    /** A talk that did not succeed, for no good reason. */
    synchronized void failed(String peer, PeerRole role, Feature feature) {
        Tally tally = tally(peer, role, feature);
        tally.done++;
        tally.failed = true;
    }

    /** A talk that cannot succeed, and why. */
    synchronized void impossible(String peer, PeerRole role, Feature feature, String note) {
        Tally tally = tally(peer, role, feature);
        tally.done++;
        if (!notes.contains(note)) {
            notes.add(note);
        }
        tally.notes.add(notes.indexOf(note) + 1);
    }

    /** A peer that is not there. */
    synchronized void absent(String peer, PeerRole role, String reason) {
        columns.computeIfAbsent(new Column(peer, role), column -> new LinkedHashMap<>());
        versions.put(peer, reason);
    }

    /** The table; absent if nothing of it ran. */
    synchronized Optional<String> table() {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", column -> column.peer));
        rows.add(row("", column -> "as " + column.role.name().toLowerCase(Locale.ROOT)));
        for (Feature feature : Feature.values()) {
            rows.add(row(feature.title(), column -> Optional.ofNullable(columns.get(column).get(feature))
                    .map(Tally::toString).orElse("-")));
        }
        StringBuilder text = new StringBuilder("What Parley does with its peers: talks that succeeded, of all that ran\n\n");
        render(rows, text);
        versions.values().forEach(version -> text.append('\n').append(version));
        text.append('\n');
        for (int i = 0; i < notes.size(); i++) {
            text.append("\n[").append(i + 1).append("] ").append(notes.get(i));
        }
        return Optional.of(text.append('\n').toString());
    }

    private Tally tally(String peer, PeerRole role, Feature feature) {
        return columns.computeIfAbsent(new Column(peer, role), column -> new LinkedHashMap<>())
                .computeIfAbsent(feature, row -> new Tally());
    }

    private List<String> row(String title, Function<Column, String> cell) {
        return Stream.concat(Stream.of(title), columns.keySet().stream().map(cell)).toList();
    }

    private static void render(List<List<String>> rows, StringBuilder into) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length() + 2);
                into.append(row.get(i)).append(padding);
            }
            into.setLength(into.toString().stripTrailing().length());
            into.append('\n');
        }
    }
}
