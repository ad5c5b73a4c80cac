package dev.parley.lang.check;

import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds what a term needs that is not there. Conditions are followed as far as their value is known. */
final class Needs {
    private final Vocabulary vocabulary;
    private final Map<String, Term> schedule = new HashMap<>();
    private final Map<String, Set<Sent>> carriers = new HashMap<>();
    private final Consumer<Gap> found;

    /**
     * Where a term is evaluated.
     *
     * @param role who evaluates it
     * @param send where the message at hand goes out
     * @param forKeys whether it is about the keys of that message
     */
    record Place(View view, Defined defined, Role role, Position.Send send, boolean forKeys) {
        Sent message() {
            return send.sent();
        }
    }

    Needs(ProtocolModel model, Vocabulary vocabulary, Consumer<Gap> found) {
        this.vocabulary = vocabulary;
        this.found = found;
        for (Binding binding : model.schedule()) {
            schedule.put(binding.name(), binding.value());
        }
        for (Fact fact : model.facts()) {
            carriers.computeIfAbsent(fact.name(), name -> new HashSet<>()).add(fact.carrier());
        }
    }

    /** Reports every gap of a term. */
    void check(Term term, Place place) {
        check(term, place, new HashSet<>());
    }

    private void check(Term term, Place place, Set<String> open) {
        if (term instanceof Term.Earlier earlier) {
            require(earlier.message(), term, place, false);
        } else if (term instanceof Term.Transcript span) {
            span.first().ifPresent(sent -> require(sent, term, place, true));
            span.last().ifPresent(sent -> require(sent, term, place, true));
        } else if (term instanceof Term.Named named) {
            named(named, place, open);
        } else if (term instanceof Term.Conditional conditional) {
            conditional(conditional, place, open);
        } else if (term instanceof Term.And and) {
            check(and.left(), place, open);
            if (truth(and.left(), place) != Truth.FALSE) {
                check(and.right(), place, open);
            }
        } else if (term instanceof Term.Or or) {
            check(or.left(), place, open);
            if (truth(or.left(), place) != Truth.TRUE) {
                check(or.right(), place, open);
            }
        } else {
            Subterms.of(term).forEach(inner -> check(inner, place, open));
        }
    }

    private void conditional(Term.Conditional conditional, Place place, Set<String> open) {
        check(conditional.condition(), place, open);
        Truth truth = truth(conditional.condition(), place);
        if (truth != Truth.FALSE) {
            check(conditional.then(), place, open);
        }
        if (truth != Truth.TRUE) {
            check(conditional.otherwise(), place, open);
        }
    }

    private void named(Term.Named named, Place place, Set<String> open) {
        Term value = schedule.get(named.name());
        if (value != null) {
            if (open.add(named.name())) {
                check(value, place, open);
                open.remove(named.name());
            }
        } else if (!place.defined().has(place.role(), named.name())) {
            Optional<Role> other = place.defined().values().stream().filter(v -> v.name().equals(named.name()))
                    .map(Defined.Value::role).findFirst();
            found.accept(new Gap(named, named.name(), place.send(), place.forKeys(), other));
        }
    }

    /** A span may end with the message at hand. */
    private void require(Sent sent, Term term, Place place, boolean orAtHand) {
        if (!place.defined().messages().contains(sent) && !(orAtHand && sent.equals(place.message()))) {
            found.accept(new Gap(term, sent.toString(), place.send(), place.forKeys(), Optional.empty()));
        }
    }

    /** What is known of a condition. */
    Truth truth(Term term, Place place) {
        if (term instanceof Term.Bool bool) {
            return Truth.of(bool.value());
        }
        if (term instanceof Term.Not not) {
            return truth(not.operand(), place).not();
        }
        if (term instanceof Term.And and) {
            return truth(and.left(), place).and(truth(and.right(), place));
        }
        if (term instanceof Term.Or or) {
            return truth(or.left(), place).or(truth(or.right(), place));
        }
        if (term instanceof Term.Seen seen) {
            return Truth.of(seen.messages().stream()
                    .anyMatch(m -> place.defined().messages().contains(m) || m.equals(place.message()) && !place.forKeys()));
        }
        return term instanceof Term.FactValue fact ? truth(fact, place) : Truth.UNKNOWN;
    }

    private Truth truth(Term.FactValue fact, Place place) {
        Set<Sent> by = carriers.getOrDefault(fact.fact(), Set.of());
        if (!by.contains(place.message()) && by.stream().noneMatch(place.defined().messages()::contains)) {
            return Truth.FALSE;
        }
        return vocabulary.reads(fact) == 0 ? Truth.UNKNOWN : Truth.of(vocabulary.holds(fact, place.view().known()));
    }
}
