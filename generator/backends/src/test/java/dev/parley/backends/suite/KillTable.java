package dev.parley.backends.suite;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        private int byEither;
    }

    static KillTable of(Compilation protocol) {
        Suite transitions = TransitionSuite.of(protocol.model(), protocol.machines(), test -> Optional.empty());
        Suite words = WordSuite.of(protocol.model(), protocol.machines(), 1, test -> Optional.empty());
        KillTable table = new KillTable();
        for (Machine machine : protocol.machines()) {
            Equivalence equivalence = new Equivalence(protocol.model(), machine);
            Mutants.of(protocol.model(), machine).stream().filter(Mutant::representative).forEach(mutant -> {
                Rehearsal rehearsal = new Rehearsal(protocol.model(), mutant.machine());
                table.add(mutant, equivalence.of(mutant.machine()), !rehearsal.passes(transitions),
                        !rehearsal.passes(words));
            });
        }
        return table;
    }

    private void add(Mutant mutant, Equivalence.Verdict verdict, boolean byTransitions, boolean byWords) {
        Row row = rows.computeIfAbsent(mutant.kind(), kind -> new Row());
        row.total++;
        row.byTransitions += byTransitions ? 1 : 0;
        row.byWords += byWords ? 1 : 0;
        row.byEither += byTransitions || byWords ? 1 : 0;
        if (verdict instanceof Equivalence.Equivalent) {
            row.equivalent++;
            equivalent.add(mutant.sentence());
        } else if (!byTransitions && !byWords) {
            survivors.add(mutant.sentence() + ": " + verdict);
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
        StringBuilder text = new StringBuilder("%-17s %6s %11s %12s %6s %7s%n"
                .formatted("mutants", "total", "equivalent", "transitions", "words", "either"));
        rows.forEach((kind, row) -> text.append("%-17s %6d %11d %12d %6d %7d%n".formatted(kind, row.total, row.equivalent,
                row.byTransitions, row.byWords, row.byEither)));
        return text.toString();
    }
}
