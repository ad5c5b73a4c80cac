package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The runs of a flow, straight from its steps: what everything else is measured against. */
final class FlowTraces implements Automaton<FlowTraces.Point, Event> {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final Continuation start;
    private final List<View> views;

    /** What remains, and what is true. */
    record Point(Continuation rest, View view) {
    }

    /** The runs that begin with one of the given views. */
    FlowTraces(ProtocolModel model, Vocabulary vocabulary, List<View> views) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.start = Continuation.of(model.entry());
        this.views = views;
    }

    @Override
    public Collection<Point> starts() {
        return views.stream().map(view -> new Point(start, view)).toList();
    }

    @Override
    public boolean isFinal(Point point) {
        return point.rest().isEmpty();
    }

    @Override
    public Collection<Edge<Point, Event>> edges(Point point) {
        if (isFinal(point)) {
            return List.of();
        }
        FlowStep step = point.rest().step();
        View now = point.view();
        if (step instanceof FlowStep.Send send) {
            return send(send, point);
        }
        if (step instanceof FlowStep.Choice choice) {
            return choose(choice, point);
        }
        if (step instanceof FlowStep.Key key && vocabulary.holds(key.guard(), now.known())) {
            return List.of(silent(point.rest().rest(), now.epoch(lane(key.role()), key.epoch())));
        }
        return List.of(silent(point.rest().rest(), now));
    }

    private Collection<Edge<Point, Event>> send(FlowStep.Send send, Point point) {
        List<Edge<Point, Event>> edges = new ArrayList<>();
        Epoch epoch = point.view().epoch(lane(send.sent().role()));
        for (long facts : vocabulary.valuations(send.sent(), point.view().known())) {
            long known = vocabulary.after(point.view().known(), send.sent(), facts);
            edges.add(new Edge<>(new Event(send.sent(), facts, epoch),
                    new Point(point.rest().rest(), point.view().known(known))));
        }
        return edges;
    }

    private Collection<Edge<Point, Event>> choose(FlowStep.Choice choice, Point point) {
        List<Edge<Point, Event>> edges = new ArrayList<>();
        for (int i = 0; i < choice.alternatives().size(); i++) {
            if (vocabulary.holds(choice.alternatives().get(i).guard(), point.view().known())) {
                edges.add(silent(point.rest().arms().get(i), point.view()));
                if (choice.decider().isEmpty()) {
                    break;
                }
            }
        }
        return edges;
    }

    private static Edge<Point, Event> silent(Continuation rest, View view) {
        return new Edge<>(null, new Point(rest, view));
    }

    private int lane(Role role) {
        return model.roles().indexOf(role);
    }
}
