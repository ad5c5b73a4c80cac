package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Alerts;
import dev.parley.lang.model.Content;
import dev.parley.lang.model.Envelope;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.FlowStep.Alternative;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds models for tests without any text. Messages are empty structs. */
public final class Spec {
    public static final Role C = new Role("C", "client");
    public static final Role S = new Role("S", "server");

    private final SourceFile file = new SourceFile("test.parley", "");
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, Epoch> epochs = new LinkedHashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<Ambient> ambients = new ArrayList<>();
    private final List<Equations> equations = new ArrayList<>();
    private int line;

    private Span span() {
        return new Span(file, ++line, 1, 1);
    }

    public Message message(String name) {
        return messages.computeIfAbsent(name, n -> message(n, n, Optional.empty()));
    }

    private Message message(String name, String wire, Optional<Term> where) {
        QualifiedName qualified = new QualifiedName("", name);
        Type.Struct struct = new Type.Struct(new QualifiedName("", wire), List.of(), List.of(), span());
        return new Message(qualified, Optional.of(struct), new Content(Optional.empty(), false, Optional.empty(), true,
                Content.DEFAULT_LIMIT), Optional.empty(), where, span());
    }

    public Sent sent(Role role, String message) {
        return new Sent(role, message(message));
    }

    public Epoch epoch(String name) {
        return epochs.computeIfAbsent(name, n -> new Epoch(n, List.of(), Map.of(), span()));
    }

    public Term fact(String name, Role role, String carrier) {
        return fact(name, role, carrier, Optional.empty());
    }

    public Term fact(String name, Role role, String carrier, Term requires) {
        return fact(name, role, carrier, Optional.of(requires));
    }

    private Term fact(String name, Role role, String carrier, Optional<Term> requires) {
        if (facts.stream().noneMatch(f -> f.name().equals(name))) {
            facts.add(new Fact(name, sent(role, carrier), Optional.empty(), requires, span()));
        }
        return new Term.FactValue(name, span());
    }

    public Term option(Role role, String name) {
        options.add(new Option(role, name, span()));
        return new Term.OptionValue(role, name, span());
    }

    public Term seen(Role role, String message) {
        return new Term.Seen(List.of(sent(role, message)), span());
    }

    public Term not(Term term) {
        return new Term.Not(term, span());
    }

    public Term and(Term left, Term right) {
        return new Term.And(left, right, span());
    }

    public Term or(Term left, Term right) {
        return new Term.Or(left, right, span());
    }

    /** A message beside the flow, to be refined. */
    public Beside beside(Role role, String message) {
        return new Beside(new Ambient(role, List.of(new Ambient.Part(message(message), Optional.empty())),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Set.of(), span()));
    }

    public void add(Beside beside) {
        ambients.add(beside.ambient);
    }

    /** An ambient in the making. */
    public final class Beside {
        private final Ambient ambient;

        private Beside(Ambient ambient) {
            this.ambient = ambient;
        }

        public Beside under(String epoch) {
            Ambient a = ambient;
            return new Beside(new Ambient(a.role(), a.block(), Optional.of(epoch(epoch)), a.after(), a.until(), a.guard(),
                    a.then(), a.unless(), a.clears(), a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(),
                    a.effects(), a.span()));
        }

        public Beside after(Sent sent) {
            Ambient a = ambient;
            return new Beside(new Ambient(a.role(), a.block(), a.under(), Optional.of(sent), a.until(), a.guard(),
                    a.then(), a.unless(), a.clears(), a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(),
                    a.effects(), a.span()));
        }

        public Beside until(Sent sent) {
            Ambient a = ambient;
            return new Beside(new Ambient(a.role(), a.block(), a.under(), a.after(), Optional.of(sent), a.guard(),
                    a.then(), a.unless(), a.clears(), a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(),
                    a.effects(), a.span()));
        }

        public Beside when(Term guard) {
            Ambient a = ambient;
            return new Beside(new Ambient(a.role(), a.block(), a.under(), a.after(), a.until(), Optional.of(guard),
                    a.then(), a.unless(), a.clears(), a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(),
                    a.effects(), a.span()));
        }

        public Beside then(Epoch epoch) {
            Ambient a = ambient;
            return new Beside(new Ambient(a.role(), a.block(), a.under(), a.after(), a.until(), a.guard(),
                    Optional.of(new FlowStep.Key(a.role(), epoch, Optional.empty(), a.span())), a.unless(), a.clears(),
                    a.sets(), a.asks(), a.answers(), a.accept(), a.skip(), a.prompt(), a.effects(), a.span()));
        }
    }

    public FlowStep send(Role role, String message) {
        return new FlowStep.Send(sent(role, message), span());
    }

    public FlowStep key(Role role, String epoch) {
        return new FlowStep.Key(role, epoch(epoch), Optional.empty(), span());
    }

    public FlowStep key(Role role, String epoch, Term guard) {
        return new FlowStep.Key(role, epoch(epoch), Optional.of(guard), span());
    }

    public FlowStep maybe(Role role, FlowStep... steps) {
        return by(role, arm(steps), arm());
    }

    public FlowStep maybe(Role role, Term guard, FlowStep... steps) {
        return by(role, arm(guard, steps), arm());
    }

    public FlowStep by(Role role, Alternative... arms) {
        return new FlowStep.Choice(Optional.of(role), List.of(arms), span());
    }

    public FlowStep data(Alternative... arms) {
        return new FlowStep.Choice(Optional.empty(), List.of(arms), span());
    }

    public Alternative arm(FlowStep... steps) {
        return new Alternative(Optional.empty(), List.of(steps), span());
    }

    public Alternative arm(Term guard, FlowStep... steps) {
        return new Alternative(Optional.of(guard), List.of(steps), span());
    }

    public ProtocolModel model(FlowStep... steps) {
        return model(List.of(steps));
    }

    public ProtocolModel model(List<FlowStep> steps) {
        Type.Enumerator alert = new Type.Enumerator("alert", 1, 1, List.of(), span());
        Type.Code alertType = new Type.Code(new QualifiedName("", "Alerts"), 1, List.of(alert), List.of(), span());
        return new ProtocolModel("test", List.of(), List.of(), new Envelope(Optional.empty(), List.of()),
                List.of(C, S), new Alerts(alertType, alert, alert, alert, alert), List.of(),
                List.copyOf(messages.values()), List.copyOf(facts), List.copyOf(options), steps,
                List.copyOf(ambients), List.copyOf(equations), List.of(), List.copyOf(epochs.values()), List.of(),
                List.of(), List.of(), List.of());
    }
}
