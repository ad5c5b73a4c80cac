package dev.parley.tests.matrix;

import dev.parley.tls.TlsVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the cells of this run came to. Safe for use by many threads. */
final class Matrix {
    private static final Matrix THIS_RUN = new Matrix();

    private final Set<Place.Column> columns = new LinkedHashSet<>();
    private final Map<Place, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** The one that is printed at the end. */
    static Matrix ofThisRun() {
        return THIS_RUN;
    }

    /** Names the version of a peer. */
    synchronized void version(String peer, String version) {
        versions.put(peer, version);
    }

    /** A talk that succeeded. */
    synchronized void succeeded(Place place) {
        tally(place).succeeded();
    }

    /** A talk that did not succeed, for no good reason. */
    synchronized void failed(Place place) {
        tally(place).failed();
    }

    /** A talk that cannot succeed, and why. */
    synchronized void impossible(Place place, String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
        tally(place).impossible(notes.indexOf(note) + 1);
    }

    /** A peer that is not there. */
    synchronized void absent(Place place, String reason) {
        columns.add(place.column());
        versions.put(place.peer(), reason);
    }

    /** The tables; absent if nothing of them ran. */
    synchronized Optional<String> tables() {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("What Parley does with its peers: talks that succeeded, of all that ran\n");
        Stream.of(TlsVersion.values()).forEach(version -> table(version, text));
        versions.values().forEach(version -> text.append('\n').append(version));
        text.append('\n');
        for (int i = 0; i < notes.size(); i++) {
            text.append("\n[").append(i + 1).append("] ").append(notes.get(i));
        }
        return Optional.of(text.append('\n').toString());
    }

    private Tally tally(Place place) {
        columns.add(place.column());
        return tallies.computeIfAbsent(place, fresh -> new Tally());
    }

    private void table(TlsVersion version, StringBuilder into) {
        List<Place.Column> shown = columns.stream().filter(column -> column.version() == version).toList();
        if (shown.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(version.toString(), shown, Place.Column::peer));
        rows.add(row("", shown, Place.Column::part));
        for (Feature feature : Feature.of(version)) {
            rows.add(row(feature.title(), shown, column -> Optional.ofNullable(
                    tallies.get(new Place(version, column.peer(), column.role(), feature))).map(Tally::toString).orElse("-")));
        }
        into.append('\n');
        render(rows, into);
    }

    private static List<String> row(String title, List<Place.Column> columns, Function<Place.Column, String> cell) {
        return Stream.concat(Stream.of(title), columns.stream().map(cell)).toList();
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
