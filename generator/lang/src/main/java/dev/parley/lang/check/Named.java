package dev.parley.lang.check;

import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What equations, facts, arguments, schedule and keys name: only that has to be kept in mind on the way. */
final class Named {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final Set<Sent> messages = new HashSet<>();
    private long read;

    private Named(ProtocolModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /** Everything that a model names, as far as the vocabulary has bits for it. */
    static Named of(ProtocolModel model, Vocabulary vocabulary) {
        Named named = new Named(model, vocabulary);
        terms(model).forEach(named::search);
        return named;
    }

    /** The messages. */
    Set<Sent> messages() {
        return messages;
    }

    /** The bits. */
    long bits() {
        return read;
    }

    private static List<Term> terms(ProtocolModel model) {
        List<Term> terms = new ArrayList<>();
        model.schedule().forEach(binding -> terms.add(binding.value()));
        model.epochs().forEach(epoch -> epoch.keys().values().forEach(terms::addAll));
        model.arguments().forEach(argument -> terms.add(argument.value()));
        model.facts().forEach(fact -> fact.value().ifPresent(terms::add));
        model.equations().forEach(equations -> equations.rules().forEach(rule -> terms.addAll(rule.terms())));
        return terms;
    }

    private void search(Term term) {
        if (term instanceof Term.Earlier earlier) {
            messages.add(earlier.message());
        } else if (term instanceof Term.Transcript span) {
            Stream.of(span.first(), span.last()).flatMap(Optional::stream).forEach(messages::add);
        } else if (term instanceof Term.Seen seen) {
            messages.addAll(seen.messages());
            read |= vocabulary.reads(term);
        } else if (term instanceof Term.FactValue value) {
            model.facts().stream().filter(f -> f.name().equals(value.fact())).map(Fact::carrier).forEach(messages::add);
            read |= vocabulary.reads(term);
        }
        Subterms.of(term).forEach(this::search);
    }
}
