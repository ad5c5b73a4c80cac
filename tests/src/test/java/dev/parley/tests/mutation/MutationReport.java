package dev.parley.tests.mutation;

import dev.parley.backends.suite.Mutant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of all mutants. */
final class MutationReport {
    private final Map<Mutant.Kind, Row> rows = new EnumMap<>(Mutant.Kind.class);
    private final List<String> survivors = new ArrayList<>();
    private final List<String> stillborn = new ArrayList<>();
    private final StringBuilder details = new StringBuilder();

    /** The mutants of a kind. */
    private static final class Row {
        private int total;
        private int equivalent;
        private int killed;
    }

    void add(Mutant mutant, Outcome outcome) {
        Row row = rows.computeIfAbsent(mutant.kind(), kind -> new Row());
        row.total++;
        if (outcome instanceof Outcome.Killed killed) {
            row.killed++;
            detail(mutant, "killed by '" + killed.failure().test() + "': " + killed.failure().reason());
        } else if (outcome instanceof Outcome.Equivalent equivalent) {
            row.equivalent++;
            detail(mutant, "equivalent: no difference in any of " + equivalent.pairs() + " pairs of places");
        } else if (outcome instanceof Outcome.Stillborn unborn) {
            stillborn.add(detail(mutant, "no such code: " + unborn.reason()));
        } else {
            survivors.add(detail(mutant, "SURVIVED"));
        }
    }

    private String detail(Mutant mutant, String outcome) {
        String line = mutant.span().cite() + ": " + mutant.kind() + ": " + mutant.sentence() + "\n    " + outcome + "\n";
        details.append(line);
        return line;
    }

    /** Those that passed all tests although they differ. */
    List<String> survivors() {
        return survivors;
    }

    /** Those that could not be tested. */
    List<String> stillborn() {
        return stillborn;
    }

    /** How many were killed. */
    int killed() {
        return rows.values().stream().mapToInt(row -> row.killed).sum();
    }

    /** The kinds of which one was killed at least. */
    Set<Mutant.Kind> kinds() {
        return rows.entrySet().stream().filter(row -> row.getValue().killed > 0).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Numbers for each kind; those that count are not equivalent. */
    String table() {
        StringBuilder text = new StringBuilder("%-17s %6s %11s %6s %7s%n"
                .formatted("mutants", "total", "equivalent", "count", "killed"));
        rows.forEach((kind, row) -> text.append("%-17s %6d %11d %6d %7d%n".formatted(kind, row.total, row.equivalent,
                row.total - row.equivalent, row.killed)));
        return text.toString();
    }

    /** The numbers, and what became of each mutant. */
    @Override
    public String toString() {
        return table() + "\n" + details;
    }
}
