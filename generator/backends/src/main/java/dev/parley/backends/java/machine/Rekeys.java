package dev.parley.backends.java.machine;

import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.FlowStep;
import java.util.ArrayList;
import java.util.List;

/** Finds the key changes of both lanes that a role takes part in. */
final class Rekeys {
    private Rekeys() {
    }

    /** Every lane and epoch once, in the order of the flow. */
    static List<Next.Rekey> of(RoleView view) {
        List<Next.Rekey> found = new ArrayList<>();
        collect(view.machine().entry(), found);
        view.machine().states()
                .forEach(state -> state.moves().stream().map(Move::next).forEach(next -> collect(next, found)));
        for (Ambient ambient : view.machine().ambients()) {
            ambient.then().map(Rekeys::beside).ifPresent(rekey -> add(rekey, found));
        }
        return found;
    }

    /** The key change of a message beside the flow. */
    static Next.Rekey beside(FlowStep.Key key) {
        return new Next.Rekey(key.role(), key.epoch(), key.span(), null);
    }

    /** Those on the way to the next state. */
    static List<Next.Rekey> in(Next next) {
        List<Next.Rekey> found = new ArrayList<>();
        collect(next, found);
        return found;
    }

    private static void collect(Next next, List<Next.Rekey> found) {
        if (next instanceof Next.Rekey rekey) {
            add(rekey, found);
            collect(rekey.next(), found);
        } else if (next instanceof Next.Branch branch) {
            collect(branch.then(), found);
            collect(branch.otherwise(), found);
        }
    }

    private static void add(Next.Rekey rekey, List<Next.Rekey> found) {
        if (found.stream().noneMatch(r -> r.lane().equals(rekey.lane()) && r.epoch().equals(rekey.epoch()))) {
            found.add(rekey);
        }
    }
}
