package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import java.util.ArrayList;
import java.util.List;

/** What can happen first from a position on, past silent steps. */
public final class FirstActions {
    private final Semantics semantics;

    /** Looks at a flow. */
    public FirstActions(Semantics semantics) {
        this.semantics = semantics;
    }

    /** The sends, and the end, that can come first. */
    public List<Position> from(int id, View view) {
        List<Position> found = new ArrayList<>();
        collect(id, view, found);
        return List.copyOf(found);
    }

    /** Whether every first action is a send of the role. */
    public boolean decides(int id, View view, Role role) {
        return from(id, view).stream().allMatch(p -> p instanceof Position.Send send && send.sent().role().equals(role));
    }

    /** Whether keys change before the first send. */
    boolean changesKeys(int id, View view) {
        Position position = semantics.graph().at(id);
        if (position instanceof Position.Send || position instanceof Position.End) {
            return false;
        }
        return position instanceof Position.Rekey rekey && semantics.isEffective(rekey, view)
                || semantics.steps(id, view).stream().anyMatch(step -> changesKeys(step.target(), step.view()));
    }

    private void collect(int id, View view, List<Position> found) {
        Position position = semantics.graph().at(id);
        if (position instanceof Position.Send || position instanceof Position.End) {
            if (!found.contains(position)) {
                found.add(position);
            }
        } else if (position instanceof Position.Choice choice && choice.decider().isPresent()) {
            for (Position.Arm arm : Forced.possible(choice, choice.decider().get(), view, semantics)) {
                collect(arm.first(), view, found);
            }
        } else {
            semantics.steps(id, view).forEach(step -> collect(step.target(), step.view(), found));
        }
    }
}
