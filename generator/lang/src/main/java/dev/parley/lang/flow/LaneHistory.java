package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Role;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps in mind which ambients may be under way in each lane: those that could go out since the lane's last message or
 * key change.
 */
public final class LaneHistory implements Walk.Walker<LaneHistory.Lanes> {
    private final Semantics semantics;
    private final Beside beside;
    private final Visitor visitor;

    /**
     * What is remembered.
     *
     * @param first the ambients that may be under way in the first role's lane
     * @param second those in the other lane
     * @param choosing whether a role is deciding: since a choice, nothing was sent
     */
    public record Lanes(Set<Ambient> first, Set<Ambient> second, boolean choosing) {
        /** The ambients that may be under way in a lane, the first role's being 0. */
        public Set<Ambient> underWay(int lane) {
            return lane == 0 ? first : second;
        }

        private Lanes cleared(int lane, boolean stillChoosing) {
            return new Lanes(lane == 0 ? Set.of() : first, lane == 1 ? Set.of() : second, stillChoosing);
        }
    }

    /** Looks at what is and may be the case at a position. */
    public interface Visitor {
        /** Every position, view and state of the lanes once. */
        void visit(Position position, View view, Lanes lanes);
    }

    private LaneHistory(Semantics semantics, Visitor visitor) {
        this.semantics = semantics;
        this.beside = new Beside(semantics.model(), semantics.vocabulary());
        this.visitor = visitor;
    }

    /**
     * Shows everything to the visitor.
     *
     * @throws TooComplexException if there is more to look at than the budget
     */
    public static void walk(Exploration exploration, int budget, Visitor visitor) throws TooComplexException {
        Walk.through(exploration, new Lanes(Set.of(), Set.of(), false),
                new LaneHistory(exploration.semantics(), visitor), budget);
    }

    @Override
    public Lanes visit(Position position, View view, Lanes lanes) {
        boolean choosing = isChoosing(position, view);
        boolean resting = choosing || position instanceof Position.Send || position instanceof Position.End;
        Lanes now = resting ? new Lanes(more(0, view, lanes), more(1, view, lanes), choosing || lanes.choosing()) : lanes;
        visitor.visit(position, view, now);
        return now;
    }

    @Override
    public Lanes pass(Position position, View before, Lanes lanes, View after) {
        if (position instanceof Position.Send send) {
            return lanes.cleared(semantics.lane(send.sent().role()), false);
        }
        return position instanceof Position.Rekey rekey && semantics.isEffective(rekey, before)
                ? lanes.cleared(semantics.lane(rekey.lane()), lanes.choosing()) : lanes;
    }

    private boolean isChoosing(Position position, View view) {
        return position instanceof Position.Choice choice && choice.decider().isPresent()
                && Forced.possible(choice, choice.decider().get(), view, semantics).size() > 1;
    }

    private Set<Ambient> more(int lane, View view, Lanes lanes) {
        Role role = semantics.model().roles().get(lane);
        Set<Ambient> all = new LinkedHashSet<>(lanes.underWay(lane));
        for (Ambient ambient : semantics.model().ambients()) {
            if (ambient.role().equals(role) && beside.isOpen(ambient, view)) {
                all.add(ambient);
            }
        }
        return all;
    }
}
