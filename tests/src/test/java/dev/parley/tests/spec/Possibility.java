package dev.parley.tests.spec;

import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the conditions of several transitions in a row can hold together: tries all values of the facts that they read.
 *
 * @param before messages that may have been seen before
 */
record Possibility(List<Fact> facts, Set<Sent> before) {
    boolean of(List<Transition.Condition> conditions, List<Sent> messages) {
        Set<String> read = new HashSet<>();
        conditions.forEach(condition -> collect(condition.guard(), read));
        List<String> names = new ArrayList<>(read);
        for (int valuation = 0; valuation < 1 << names.size(); valuation++) {
            Set<String> holding = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                if ((valuation >> i & 1) == 1) {
                    holding.add(names.get(i));
                }
            }
            if (isHonest(holding, messages) && conditions.stream()
                    .allMatch(c -> holds(c.guard(), holding, messages) == c.value())) {
                return true;
            }
        }
        return false;
    }

    /** What a fact requires holds. */
    private boolean isHonest(Set<String> holding, List<Sent> messages) {
        return holding.stream().map(this::requirement).flatMap(Optional::stream)
                .allMatch(required -> holds(required, holding, messages));
    }

    private Optional<Term> requirement(String fact) {
        return facts.stream().filter(f -> f.name().equals(fact)).findFirst().flatMap(Fact::requires);
    }

    private void collect(Term term, Set<String> read) {
        if (term instanceof Term.FactValue fact) {
            if (read.add(fact.fact())) {
                requirement(fact.fact()).ifPresent(required -> collect(required, read));
            }
        } else if (term instanceof Term.Not not) {
            collect(not.operand(), read);
        } else if (term instanceof Term.And and) {
            collect(and.left(), read);
            collect(and.right(), read);
        } else if (term instanceof Term.Or or) {
            collect(or.left(), read);
            collect(or.right(), read);
        } else if (term instanceof Term.Seen seen && seen.messages().stream().anyMatch(before::contains)) {
            read.add(seen.messages().toString());
        }
    }

    private boolean holds(Term term, Set<String> holding, List<Sent> messages) {
        if (term instanceof Term.FactValue fact) {
            return holding.contains(fact.fact());
        } else if (term instanceof Term.Not not) {
            return !holds(not.operand(), holding, messages);
        } else if (term instanceof Term.And and) {
            return holds(and.left(), holding, messages) && holds(and.right(), holding, messages);
        } else if (term instanceof Term.Or or) {
            return holds(or.left(), holding, messages) || holds(or.right(), holding, messages);
        }
        return term instanceof Term.Seen seen && (seen.messages().stream().anyMatch(messages::contains)
                || holding.contains(seen.messages().toString()));
    }
}
