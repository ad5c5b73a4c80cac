package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through everything that can be the case, and keeps in mind which ambients may be under way in each lane: those
 * that could go out since the lane's last message or key change.
 */
public final class LaneHistory {
    private final Exploration exploration;
    private final Semantics semantics;
    private final Beside beside;
    private final Visitor visitor;
    private final List<Set<Moment>> moments = new ArrayList<>();

    /**
     * A view and what led to it.
     *
     * @param first the ambients that may be under way in the first role's lane
     * @param second those in the other lane
     * @param choosing whether a role is deciding: since a choice, nothing was sent
     */
    public record Moment(View view, Set<Ambient> first, Set<Ambient> second, boolean choosing) {
        /** The ambients that may be under way in a lane, the first role's being 0. */
        public Set<Ambient> underWay(int lane) {
            return lane == 0 ? first : second;
        }

        Moment cleared(int lane, View after, boolean stillChoosing) {
            return new Moment(after, lane == 0 ? Set.of() : first, lane == 1 ? Set.of() : second, stillChoosing);
        }
    }

    /** Looks at every moment. */
    public interface Visitor {
        /** A position, and what is and may be the case there. */
        void visit(Position position, Moment moment);
    }

    private LaneHistory(Exploration exploration, Visitor visitor) {
        this.exploration = exploration;
        this.semantics = exploration.semantics();
        this.beside = new Beside(semantics.model(), semantics.vocabulary());
        this.visitor = visitor;
    }

    /** Shows every moment to the visitor. */
    public static void walk(Exploration exploration, Visitor visitor) {
        new LaneHistory(exploration, visitor).walk();
    }

    private void walk() {
        PositionGraph graph = semantics.graph();
        graph.positions().forEach(p -> moments.add(new LinkedHashSet<>()));
        exploration.views(0).forEach(v -> moments.get(0).add(new Moment(v, Set.of(), Set.of(), false)));
        for (Position position : graph.positions()) {
            for (Moment arrived : moments.get(position.id())) {
                Moment moment = isResting(position, arrived.view()) ? resting(arrived) : arrived;
                visitor.visit(position, moment);
                pass(position, moment);
            }
            moments.set(position.id(), Set.of());
        }
    }

    private boolean isResting(Position position, View view) {
        return position instanceof Position.Send || position instanceof Position.End || isChoosing(position, view);
    }

    private boolean isChoosing(Position position, View view) {
        return position instanceof Position.Choice choice && choice.decider().isPresent()
                && Forced.possible(choice, choice.decider().get(), view, semantics).size() > 1;
    }

    private Moment resting(Moment moment) {
        return new Moment(moment.view(), more(0, moment), more(1, moment), moment.choosing());
    }

    private Set<Ambient> more(int lane, Moment moment) {
        Role role = semantics.model().roles().get(lane);
        Set<Ambient> all = new LinkedHashSet<>(moment.underWay(lane));
        for (Ambient ambient : semantics.model().ambients()) {
            if (ambient.role().equals(role) && beside.isOpen(ambient, moment.view())) {
                all.add(ambient);
            }
        }
        return all;
    }

    private void pass(Position position, Moment moment) {
        for (Semantics.Step step : semantics.steps(position.id(), moment.view())) {
            Moment next = new Moment(step.view(), moment.first(), moment.second(),
                    moment.choosing() || isChoosing(position, moment.view()));
            if (position instanceof Position.Send send) {
                next = moment.cleared(semantics.lane(send.sent().role()), step.view(), false);
            } else if (position instanceof Position.Rekey rekey && semantics.isEffective(rekey, moment.view())) {
                next = moment.cleared(semantics.lane(rekey.lane()), step.view(), moment.choosing());
            }
            moments.get(step.target()).add(next);
        }
    }
}
