package dev.parley.backends.java.machine;

import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Export;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a message in the order in which they can run: those that look at a transcript with the message in it come
 * after it was encoded.
 *
 * @param before what runs first; all equations of fields are here
 * @param after what runs once the message is in the transcript
 */
record RulePlan(List<Rule> before, List<Rule> after) {
    static RulePlan of(ProtocolModel model, Sent message) {
        List<Rule> before = new ArrayList<>();
        List<Rule> after = new ArrayList<>();
        Set<String> late = new HashSet<>();
        for (Rule rule : model.equationsOf(message).map(Equations::rules).orElse(List.of())) {
            if (rule.terms().stream().anyMatch(term -> looksAt(model, term, message, late)) || forgetsLate(rule, after, late)) {
                if (rule instanceof Rule.Equation || rule instanceof Rule.ReplaceTranscript) {
                    throw new GeneratorException(rule.span(),
                            "this would have to be known before the message is encoded");
                }
                if (rule instanceof Rule.Let let) {
                    late.add(let.name());
                }
                after.add(rule);
            } else {
                before.add(rule);
            }
        }
        return new RulePlan(before, after);
    }

    /** All terms that are evaluated for messages and keys. */
    static Stream<Term> terms(ProtocolModel model) {
        Stream<Term> keys = model.epochs().stream().flatMap(epoch -> epoch.keys().values().stream())
                .flatMap(List::stream);
        return Stream.of(model.equations().stream().flatMap(equations -> equations.rules().stream())
                .flatMap(rule -> rule.terms().stream()),
                model.schedule().stream().map(Binding::value), model.exports().stream().map(Export::value), keys).flatMap(part -> part);
    }

    /** The primitive that checks the result of an equation, if the receiver does not compute it. */
    static Optional<QualifiedName> verifier(Rule.Equation equation) {
        return equation.value() instanceof Term.Call call ? call.function().verifiedBy() : Optional.empty();
    }

    /** Everything that is evaluated for the term, values of the schedule included. */
    static Stream<Term> reach(ProtocolModel model, Term term) {
        return TermWalk.all(term).flatMap(part -> part instanceof Term.Named named
                ? Stream.concat(Stream.of(part), binding(model, named.name()).stream()
                        .flatMap(b -> reach(model, b.value())))
                : Stream.of(part));
    }

    static Optional<Binding> binding(ProtocolModel model, String name) {
        return model.schedule().stream().filter(b -> b.name().equals(name)).findFirst();
    }

    private static boolean looksAt(ProtocolModel model, Term term, Sent message, Set<String> late) {
        return reach(model, term).anyMatch(part ->
                part instanceof Term.Transcript span && span.last().filter(message::equals).isPresent()
                        || part instanceof Term.Named named && late.contains(named.name()));
    }

    private static boolean forgetsLate(Rule rule, List<Rule> after, Set<String> late) {
        return rule instanceof Rule.Forget forget && (late.contains(forget.name()) || after.stream()
                .flatMap(other -> other.terms().stream()).flatMap(term -> TermWalk.all(term, Term.Named.class))
                .anyMatch(named -> named.name().equals(forget.name())));
    }
}
