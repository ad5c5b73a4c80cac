package dev.parley.lang.example;

import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to happen: the messages for which bodies are wanted, and what is given about them. */
final class Script {
    private final ProtocolModel model;
    private final Tables tables;
    private final List<Message> messages;
    private final Optional<Run> run;
    private final Optional<Run.Exchange> beside;
    private final Set<String> told;
    private final Map<Sent, Set<List<Place.Step>>> computed = new HashMap<>();
    private final Map<Message, List<Term>> arguments = new HashMap<>();

    private Script(ProtocolModel model, List<Message> messages, Optional<Run> run, Optional<Run.Exchange> beside,
            Set<String> told) {
        this.model = model;
        this.tables = Tables.of(model);
        this.messages = messages;
        this.run = run;
        this.beside = beside;
        this.told = told;
    }

    /**
     * The messages of a run.
     *
     * @param told the names of the facts of which the run gives the value
     */
    static Script of(ProtocolModel model, Run run, Set<String> told) {
        return new Script(model, run.exchanges().stream().map(e -> e.sent().message()).toList(), Optional.of(run),
                Optional.empty(), told);
    }

    /** A message of which nobody knows when it comes. */
    static Script alone(ProtocolModel model, Message message) {
        return new Script(model, List.of(message), Optional.empty(), Optional.empty(), Set.of());
    }

    /**
     * A message that comes beside the flow; nothing is known of the run.
     *
     * @param told the names of the facts of which the exchange gives the value
     */
    static Script beside(ProtocolModel model, Run.Exchange exchange, Set<String> told) {
        return new Script(model, List.of(exchange.sent().message()), Optional.empty(), Optional.of(exchange), told);
    }

    ProtocolModel model() {
        return model;
    }

    Tables tables() {
        return tables;
    }

    Message message(int index) {
        return messages.get(index);
    }

    /** The exchange of that index, unless the message stands alone. */
    Optional<Run.Exchange> exchange(int index) {
        return run.map(r -> r.exchanges().get(index));
    }

    /** The run, unless a message stands alone. */
    Optional<Run> run() {
        return run;
    }

    /** The exchange that is beside the flow, if it is. */
    Optional<Run.Exchange> beside() {
        return beside;
    }

    /** What the parameters of a message stand for. */
    List<Term> arguments(int index) {
        return arguments.computeIfAbsent(message(index), model::argumentsOf);
    }

    /** The index of the last exchange of the message that is not behind the given one; -1 if there is none. */
    int last(Sent sent, int upTo) {
        for (int i = upTo; i >= 0; i--) {
            if (exchange(i).filter(e -> e.sent().equals(sent)).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the run gives the value of the fact. */
    boolean isTold(String fact) {
        return told.contains(fact);
    }

    /** The facts that an exchange carries. */
    List<Fact> facts(int index) {
        return exchange(index).or(this::beside).map(e -> model.facts().stream().filter(f -> f.carrier().equals(e.sent())).toList())
                .orElse(List.of());
    }

    /** The rules that hold for an exchange, in order. */
    List<Rule> rules(int index) {
        return exchange(index).flatMap(e -> model.equationsOf(e.sent())).map(Equations::rules).orElse(List.of());
    }

    /** Whether machines compute the field, so that its value here says nothing. */
    boolean isComputed(Place place) {
        return exchange(place.message()).filter(e -> computed(e.sent()).contains(anyElement(place.steps()))).isPresent();
    }

    /** The steps with one number for all elements: which of them machines compute is known to them only. */
    private static List<Place.Step> anyElement(List<Place.Step> steps) {
        return steps.stream().map(step -> step instanceof Place.Step.Element ? new Place.Step.Element(0) : step).toList();
    }

    private Set<List<Place.Step>> computed(Sent sent) {
        return computed.computeIfAbsent(sent, s -> {
            Set<List<Place.Step>> places = new HashSet<>();
            for (Rule rule : model.equationsOf(s).map(Equations::rules).orElse(List.of())) {
                if (rule instanceof Rule.Equation equation) {
                    places.add(way(equation.field()).steps());
                }
            }
            return places;
        });
    }

    private Place way(Term term) {
        if (term instanceof Term.FieldOf field) {
            return way(field.object()).field(field.field().name());
        }
        if (term instanceof Term.ElementOf element) {
            return way(element.list()).then(new Place.Step.Element(0));
        }
        if (term instanceof Term.ExtensionOf extension) {
            Tables.Block block = tables.block(extension.column().holder()).orElseThrow();
            return way(extension.message()).field(block.field().name())
                    .then(new Place.Step.Extension(extension.row(), extension.column()));
        }
        return term instanceof Term.ArmOf arm ? way(arm.select()) : Place.body(0);
    }
}
