package dev.parley.backends.suite;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects tests by name: the first candidate that can be run stands, and what never can be run is remembered. */
final class Casebook {
    private final Machine machine;
    private final Feasibility feasibility;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(int state, Optional<TestCase> test, Suite.Unrealised unrealised) {
    }

    Casebook(Machine machine, Feasibility feasibility) {
        this.machine = machine;
        this.feasibility = feasibility;
    }

    /** Asks for a test that no candidate may turn up for. */
    void want(State about, String name, Span span) {
        missing(about, name, span, "no run of the flow comes there");
    }

    /** Remembers why there is no test, unless there is one. */
    void missing(State about, String name, Span span, String reason) {
        entries.putIfAbsent(name, new Entry(machine.states().indexOf(about), Optional.empty(),
                new Suite.Unrealised(name, span, reason)));
    }

    /** Offers a test of that name; it is made only if there is none yet. */
    void offer(State about, String name, Supplier<TestCase> candidate) {
        Entry known = entries.get(name);
        if (known == null || known.test().isEmpty()) {
            TestCase test = candidate.get();
            Optional<String> obstacle = feasibility.obstacle(test);
            entries.put(name, new Entry(machine.states().indexOf(about),
                    obstacle.isEmpty() ? Optional.of(test) : Optional.empty(),
                    new Suite.Unrealised(name, test.span(), obstacle.orElse(""))));
        }
    }

    /** Everything, in the order of the states. */
    Suite suite() {
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingInt(Entry::state));
        return new Suite(sorted.stream().flatMap(entry -> entry.test().stream()).toList(),
                sorted.stream().filter(entry -> entry.test().isEmpty()).map(Entry::unrealised).toList());
    }
}
