package dev.parley.backends.suite;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which mutants of a protocol's machines are noticed by tests that look at no names of states. */
final class KillTable {
    private final Map<Mutant.Kind, Row> rows = new EnumMap<>(Mutant.Kind.class);
    private final List<String> equivalent = new ArrayList<>();
    private final List<String> survivors = new ArrayList<>();

    /** The mutants of a kind. */
    private static final class Row {
        private int total;
        private int equivalent;
        private int byTransitions;
        private int byWords;
    }

    static KillTable of(Compilation protocol) {
        Suite transitions = TransitionSuite.of(protocol.model(), protocol.machines(), test -> Optional.empty());
        Suite words = WordSuite.of(protocol.model(), protocol.machines(), 1, test -> Optional.empty());
        KillTable table = new KillTable();
        for (Machine machine : protocol.machines()) {
            Equivalence equivalence = new Equivalence(protocol.model(), machine);
            Mutants.of(protocol.model(), machine).stream().filter(Mutant::representative).forEach(mutant -> {
                Rehearsal rehearsal = new Rehearsal(protocol.model(), mutant.machine());
                boolean byTransitions = !rehearsal.passes(transitions);
                boolean byWords = !byTransitions && !rehearsal.passes(words);
                table.add(mutant, byTransitions, byWords, () -> equivalence.of(mutant.machine()));
            });
        }
        return table;
    }

    /** Words are tried on what the transitions miss, and nothing that is killed can be equivalent. */
    private void add(Mutant mutant, boolean byTransitions, boolean byWords, Supplier<Equivalence.Verdict> verdict) {
        Row row = rows.computeIfAbsent(mutant.kind(), kind -> new Row());
        row.total++;
        row.byTransitions += byTransitions ? 1 : 0;
        row.byWords += byWords ? 1 : 0;
        if (byTransitions || byWords) {
            return;
        }
        Equivalence.Verdict found = verdict.get();
        if (found instanceof Equivalence.Equivalent) {
            row.equivalent++;
            equivalent.add(mutant.sentence());
        } else {
            survivors.add(mutant.sentence() + ": " + found);
        }
    }

    /** The sentences of those that nobody can tell from the original. */
    List<String> equivalent() {
        return equivalent;
    }

    /** What both suites miss although it can be told. */
    List<String> survivors() {
        return survivors;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%-17s %6s %11s %12s %10s%n"
                .formatted("mutants", "total", "equivalent", "transitions", "words only"));
        rows.forEach((kind, row) -> text.append("%-17s %6d %11d %12d %10d%n".formatted(kind, row.total, row.equivalent,
                row.byTransitions, row.byWords)));
        return text.toString();
    }
}
