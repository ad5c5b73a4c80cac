package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can happen first from a position on, past silent steps. */
public final class FirstActions {
    private final Semantics semantics;

    /** Looks at a flow. */
    public FirstActions(Semantics semantics) {
        this.semantics = semantics;
    }

    /** The sends, and the end, that can come first, in the order of the flow. */
    public List<Position> from(int id, View view) {
        return passed(id, view).keySet().stream().map(semantics.graph()::at).filter(FirstActions::isAction).toList();
    }

    /** Whether every first action is a send of the role. */
    public boolean decides(int id, View view, Role role) {
        return from(id, view).stream().allMatch(p -> p instanceof Position.Send send && send.sent().role().equals(role));
    }

    /** Whether keys change before the first action. */
    boolean changesKeys(int id, View view) {
        return passed(id, view).entrySet().stream().anyMatch(e -> semantics.graph().at(e.getKey())
                instanceof Position.Rekey rekey && semantics.isEffective(rekey, e.getValue()));
    }

    private static boolean isAction(Position position) {
        return position instanceof Position.Send || position instanceof Position.End;
    }

    /** Every position on the way to a first action, that one included. Each is looked at once. */
    private SortedMap<Integer, View> passed(int id, View view) {
        SortedMap<Integer, View> all = new TreeMap<>(Map.of(id, view));
        for (int at = id; at >= id; at = next(all, at)) {
            Position position = semantics.graph().at(at);
            View now = all.get(at);
            if (position instanceof Position.Choice choice && choice.decider().isPresent()) {
                Forced.possible(choice, choice.decider().get(), now, semantics)
                        .forEach(arm -> all.putIfAbsent(arm.first(), now));
            } else if (!isAction(position)) {
                semantics.steps(at, now).forEach(step -> all.putIfAbsent(step.target(), step.view()));
            }
        }
        return all;
    }

    private static int next(SortedMap<Integer, View> all, int at) {
        SortedMap<Integer, View> rest = all.tailMap(at + 1);
        return rest.isEmpty() ? -1 : rest.firstKey();
    }
}
