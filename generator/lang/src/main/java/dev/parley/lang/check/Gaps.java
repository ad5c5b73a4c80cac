package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Exploration;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.flow.Walk;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows every run, keeps in mind what is defined, and finds the terms that name something that may not be there: in
 * the equations and facts of messages, and in the keys that protect them.
 */
final class Gaps implements Walk.Walker<Defined> {
    private final ProtocolModel model;
    private final Semantics semantics;
    private final Set<Sent> named;
    private final Needs needs;
    private final Set<Gap> found = new LinkedHashSet<>();

    private Gaps(Semantics semantics, Set<Sent> named) {
        this.named = named;
        this.model = semantics.model();
        this.semantics = semantics;
        this.needs = new Needs(model, semantics.vocabulary(), found::add);
    }

    /** All gaps, each once. */
    static Set<Gap> of(Analysis analysis) throws TooComplexException {
        ProtocolModel model = analysis.model();
        Vocabulary vocabulary = Vocabulary.of(model, guards(model));
        Named named = Named.of(model, vocabulary);
        Semantics semantics = new Semantics(model, analysis.graph(), vocabulary).remembering(named.bits());
        Gaps gaps = new Gaps(semantics, named.messages());
        Walk.through(Exploration.of(semantics, analysis.budget()), Defined.NOTHING, gaps, analysis.budget());
        return gaps.found;
    }

    /** Whether a value is there can depend on facts that no step reads. */
    private static List<Term> guards(ProtocolModel model) {
        return model.equations().stream().flatMap(e -> e.rules().stream())
                .flatMap(rule -> rule instanceof Rule.Let let ? let.guard().stream() : guard(rule).stream()).toList();
    }

    @Override
    public Defined visit(Position position, View view, Defined defined) {
        if (position instanceof Position.Send send) {
            Sent sent = send.sent();
            List<Term> keys = view.epoch(semantics.lane(sent.role())).keys().getOrDefault(sent.role(), List.of());
            for (Role role : model.roles()) {
                Needs.Place place = new Needs.Place(view, defined, role, send, true);
                keys.forEach(key -> needs.check(key, place));
            }
        }
        return defined;
    }

    @Override
    public Defined pass(Position position, View before, Defined defined, View after) {
        if (!(position instanceof Position.Send send)) {
            return defined;
        }
        Sent sent = send.sent();
        for (Role role : model.roles()) {
            Needs.Place place = new Needs.Place(after, defined, role, send, false);
            model.facts().stream().filter(f -> f.carrier().equals(sent)).flatMap(f -> f.value().stream())
                    .forEach(value -> needs.check(value, place));
            arguments(sent).forEach(value -> needs.check(value, place));
        }
        Defined now = defined;
        for (Rule rule : model.equationsOf(sent).map(Equations::rules).orElse(List.of())) {
            now = apply(rule, send, after, now);
        }
        return named.contains(sent) ? now.with(sent) : now;
    }

    /** The terms that stand for the parameters of a message's struct. */
    private List<Term> arguments(Sent sent) {
        Set<String> parameters = new LinkedHashSet<>();
        sent.message().wire().ifPresent(struct -> struct.parameters().forEach(p -> parameters.add(p.name())));
        String namespace = sent.message().wireName().namespace();
        return model.arguments().stream()
                .filter(a -> a.namespace().equals(namespace) && parameters.contains(a.name())).map(a -> a.value()).toList();
    }

    private Defined apply(Rule rule, Position.Send send, View view, Defined defined) {
        if (rule instanceof Rule.Let let) {
            return let(let, send, view, defined);
        }
        if (rule instanceof Rule.Forget forget) {
            return defined.without(forget.name());
        }
        for (Role role : evaluating(rule, send.sent())) {
            Needs.Place place = new Needs.Place(view, defined, role, send, false);
            guard(rule).ifPresent(guard -> needs.check(guard, place));
            if (guard(rule).map(guard -> needs.truth(guard, place)).orElse(Truth.TRUE) != Truth.FALSE) {
                values(rule).forEach(value -> needs.check(value, place));
            }
        }
        return defined;
    }

    private static Optional<Term> guard(Rule rule) {
        return rule instanceof Rule.Equation equation ? equation.guard() : Optional.empty();
    }

    private static List<Term> values(Rule rule) {
        if (rule instanceof Rule.Require require) {
            return List.of(require.condition());
        }
        if (rule instanceof Rule.Equation equation) {
            return List.of(equation.field(), equation.value());
        }
        return rule instanceof Rule.ReplaceTranscript replace ? List.of(replace.value()) : List.of();
    }

    private List<Role> evaluating(Rule rule, Sent sent) {
        return rule instanceof Rule.Require require ? List.of(require.role().orElse(model.peerOf(sent.role())))
                : model.roles();
    }

    private Defined let(Rule.Let let, Position.Send send, View view, Defined defined) {
        Defined now = defined;
        for (Role role : let.role().map(List::of).orElse(model.roles())) {
            Needs.Place place = new Needs.Place(view, defined, role, send, false);
            Optional<Term> guard = let.guard();
            guard.ifPresent(g -> needs.check(g, place));
            Truth truth = guard.map(g -> needs.truth(g, place)).orElse(Truth.TRUE);
            if (truth != Truth.FALSE) {
                needs.check(let.value(), place);
            }
            if (truth == Truth.TRUE) {
                now = now.with(role, let.name());
            }
        }
        return now;
    }
}
