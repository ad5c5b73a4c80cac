package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Role;
import java.util.BitSet;
import java.util.List;

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
     * @param first which ambients may be under way in the first role's lane: bits, in the order of the model
     * @param second those in the other lane
     * @param choosing whether a role is deciding: since a choice, nothing was sent
     */
    record Lanes(BitSet first, BitSet second, boolean choosing) {
        private Lanes cleared(int lane, boolean stillChoosing) {
            return new Lanes(lane == 0 ? new BitSet() : first, lane == 1 ? new BitSet() : second, stillChoosing);
        }
    }

    /** Looks at the messages and key changes of a lane, and at what may be under way in it. */
    public interface Visitor {
        /** Before a message. */
        void send(Position.Send send, View view, List<Ambient> underWay);

        /**
         * Before a key change that makes a difference.
         *
         * @param choosing whether a role is deciding: since a choice, nothing was sent
         */
        void rekey(Position.Rekey rekey, View view, List<Ambient> underWay, boolean choosing);
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
        Walk.through(exploration, new Lanes(new BitSet(), new BitSet(), false),
                new LaneHistory(exploration.semantics(), visitor), budget);
    }

    @Override
    public Lanes visit(Position position, View view, Lanes lanes) {
        boolean choosing = isChoosing(position, view);
        boolean resting = choosing || position instanceof Position.Send || position instanceof Position.End;
        Lanes now = resting ? new Lanes(more(0, view, lanes.first()), more(1, view, lanes.second()),
                choosing || lanes.choosing()) : lanes;
        if (position instanceof Position.Send send) {
            visitor.send(send, view, underWay(send.sent().role(), now));
        } else if (position instanceof Position.Rekey rekey && semantics.isEffective(rekey, view)) {
            visitor.rekey(rekey, view, underWay(rekey.lane(), now), now.choosing());
        }
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

    private List<Ambient> underWay(Role role, Lanes lanes) {
        BitSet some = semantics.lane(role) == 0 ? lanes.first() : lanes.second();
        return some.stream().mapToObj(semantics.model().ambients()::get).toList();
    }

    private BitSet more(int lane, View view, BitSet some) {
        Role role = semantics.model().roles().get(lane);
        BitSet all = (BitSet) some.clone();
        for (int i = 0; i < semantics.model().ambients().size(); i++) {
            Ambient ambient = semantics.model().ambients().get(i);
            if (ambient.role().equals(role) && beside.isOpen(ambient, view)) {
                all.set(i);
            }
        }
        return all;
    }
}
