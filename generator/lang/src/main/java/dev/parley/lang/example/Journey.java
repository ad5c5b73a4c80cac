package dev.parley.lang.example;

import dev.parley.lang.example.Outcome.Found;
import dev.parley.lang.example.Outcome.NotFound;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.PositionGraph;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows runs through the flow. */
final class Journey {
    private final Semantics semantics;
    private final Vocabulary vocabulary;

    /**
     * Somewhere in the flow.
     *
     * @param sent the number of messages on the way
     * @param behind what the keys are made of that changed behind each message
     * @param passed the same for what changed since the last message
     */
    record Point(int position, View view, int sent, List<List<Term>> behind, List<Term> passed) {
        /** What the keys are made of that change behind a message. */
        List<Term> keys(int message) {
            return message < behind.size() ? behind.get(message) : passed;
        }
    }

    Journey(ProtocolModel model) {
        this.vocabulary = Vocabulary.of(model);
        this.semantics = new Semantics(model,
                PositionGraph.of(model.entry(), model.roles(), model.alerts().unexpected().span()), vocabulary);
    }

    /** The names of the facts that guards read. */
    Set<String> told() {
        return new LinkedHashSet<>(vocabulary.facts());
    }

    private Span span() {
        return semantics.graph().at(0).span();
    }

    /** A point at which no keys changed. */
    Point nowhere() {
        return new Point(0, semantics.starts(List.of()).get(0), 0, List.of(), List.of());
    }

    /** The point before the first message, if the options are what guards read. */
    Outcome<Point> start(Set<Run.Setting> options) {
        long bits = 0;
        for (Run.Setting option : options) {
            long bit = vocabulary.reads(new Term.OptionValue(option.role(), option.option(), span()));
            if (bit == 0) {
                return new NotFound<>("no guard reads the option " + option.role() + "." + option.option(), span());
            }
            bits |= bit;
        }
        View none = semantics.starts(List.of()).get(0);
        View start = semantics.arriving(0, new View(bits, none.first(), none.second()));
        return new Found<>(settled(new Point(0, start, 0, List.of(), List.of())));
    }

    /** The point behind a message, if the flow goes on with it. */
    Outcome<Point> step(Point from, Run.Exchange exchange) {
        for (String fact : exchange.facts()) {
            if ((vocabulary.carried(exchange.sent()) & bits(fact)) == 0) {
                return new NotFound<>(exchange.sent() + " carries no fact '" + fact + "' that a guard reads", span());
            }
        }
        long facts = exchange.facts().stream().mapToLong(this::bits).reduce(0, (a, b) -> a | b);
        Set<Point> sends = new LinkedHashSet<>();
        rest(from, sends);
        Optional<Span> forbidden = Optional.empty();
        for (Point point : sends) {
            if (semantics.graph().at(point.position()) instanceof Position.Send send
                    && send.sent().equals(exchange.sent())) {
                long known = point.view().known();
                if (vocabulary.valuations(send.sent(), known).contains(facts)) {
                    return new Found<>(behind(point, send, vocabulary.after(known, send.sent(), facts)));
                }
                forbidden = Optional.of(send.span());
            }
        }
        return forbidden.isPresent()
                ? new NotFound<>("what the facts of " + exchange + " require is not so", forbidden.get())
                : new NotFound<>("the flow does not go on with " + exchange.sent(),
                        semantics.graph().at(from.position()).span());
    }

    private long bits(String fact) {
        return vocabulary.reads(new Term.FactValue(fact, span()));
    }

    private Point behind(Point point, Position.Send send, long known) {
        List<List<Term>> behind = new ArrayList<>(point.behind());
        if (point.sent() > 0) {
            behind.add(point.passed());
        }
        View view = new View(known, point.view().first(), point.view().second());
        return settled(new Point(send.next(), semantics.arriving(send.next(), view), point.sent() + 1, List.copyOf(behind),
                List.of()));
    }

    /** As far as nobody has to decide anything. */
    private Point settled(Point point) {
        Position position = semantics.graph().at(point.position());
        boolean decided = position instanceof Position.Rekey
                || position instanceof Position.Choice choice && choice.decider().isEmpty();
        return decided ? settled(passed(point, semantics.steps(point.position(), point.view()).get(0))) : point;
    }

    private void rest(Point point, Set<Point> sends) {
        Position position = semantics.graph().at(point.position());
        if (position instanceof Position.Send) {
            sends.add(point);
        } else {
            semantics.steps(point.position(), point.view()).forEach(step -> rest(passed(point, step), sends));
        }
    }

    private Point passed(Point point, Semantics.Step step) {
        List<Term> passed = new ArrayList<>(point.passed());
        if (semantics.graph().at(point.position()) instanceof Position.Rekey rekey
                && semantics.isEffective(rekey, point.view())) {
            passed.addAll(rekey.epoch().keys().getOrDefault(rekey.lane(), List.of()));
        }
        return new Point(step.target(), step.view(), point.sent(), point.behind(), List.copyOf(passed));
    }
}
