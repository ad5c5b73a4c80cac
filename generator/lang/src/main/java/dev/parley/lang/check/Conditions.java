package dev.parley.lang.check;

import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;

/** Finds what the conditions inside equations, schedule and keys read, so that it can be kept in mind. */
final class Conditions {
    private final Vocabulary vocabulary;
    private long read;

    private Conditions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The bits of everything that they read and that has a bit. */
    static long of(ProtocolModel model, Vocabulary vocabulary) {
        List<Term> terms = new ArrayList<>();
        model.schedule().forEach(binding -> terms.add(binding.value()));
        model.epochs().forEach(epoch -> epoch.keys().values().forEach(terms::addAll));
        model.arguments().forEach(argument -> terms.add(argument.value()));
        model.facts().forEach(fact -> fact.value().ifPresent(terms::add));
        model.equations().forEach(equations -> equations.rules().forEach(rule -> {
            if (rule instanceof Rule.Let let) {
                terms.add(let.value());
                let.guard().ifPresent(terms::add);
            } else if (rule instanceof Rule.Require require) {
                terms.add(require.condition());
            } else if (rule instanceof Rule.Equation equation) {
                terms.add(equation.value());
            }
        }));
        Conditions search = new Conditions(vocabulary);
        terms.forEach(search::search);
        return search.read;
    }

    private void search(Term term) {
        if (term instanceof Term.FactValue || term instanceof Term.Seen) {
            read |= vocabulary.reads(term);
        }
        Subterms.of(term).forEach(this::search);
    }
}
