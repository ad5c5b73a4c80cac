package dev.parley.lang.example;

import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of the main flow, or the beginning of one, as both roles see it.
 *
 * @param options the private options that are set; all others are not
 * @param exchanges the main messages of both roles, in order
 */
public record Run(Set<Setting> options, List<Exchange> exchanges) {
    public Run {
        options = Set.copyOf(options);
        exchanges = List.copyOf(exchanges);
    }

    /** A role's private option. */
    public record Setting(Role role, String option) {
    }

    /**
     * A message goes from one role to the other.
     *
     * @param facts the names of the facts that it carries and that are true, among those that guards read; the other
     *     facts of the message which guards read are false, what no guard reads is free
     */
    public record Exchange(Sent sent, Set<String> facts) {
        public Exchange {
            facts = Set.copyOf(facts);
        }

        /** {@code R.M [fact, fact]} */
        @Override
        public String toString() {
            return facts.isEmpty() ? sent.toString()
                    : facts.stream().sorted().collect(Collectors.joining(", ", sent + " [", "]"));
        }
    }

    /** The first exchanges of it. */
    public Run first(int count) {
        return new Run(options, exchanges.subList(0, count));
    }
}
