package dev.parley.lang.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {
    /** Those on which the meaning of all others rests. */
    static final List<Rule> FIRST = List.of(new Causal());
    /** The others. */
    static final List<Rule> REST = List.of(new Race(), new Complete(), new Reachable(), new Deterministic(), new Key(),
            new Derivable(), new TranscriptSpan(), new AbsentMessage());

    private Rules() {
    }

    /** Every rule. */
    public static List<Rule> all() {
        return Stream.concat(FIRST.stream(), REST.stream()).toList();
    }

    /** The rule with that code, if there is one. */
    public static Optional<Rule> find(String code) {
        return all().stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
