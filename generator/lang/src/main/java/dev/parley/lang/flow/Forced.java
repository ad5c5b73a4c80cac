package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where public data leaves one alternative of a choice by a role, and that one begins with no message of the role. */
public final class Forced {
    private Forced() {
    }

    /** The alternatives that are passed silently, and the views in which they are. */
    static Map<Position.Arm, Set<View>> arms(Position.Choice choice, Collection<View> views, Semantics semantics) {
        Role decider = choice.decider().orElseThrow();
        Map<Position.Arm, Set<View>> forced = new LinkedHashMap<>();
        for (View view : views) {
            List<Position.Arm> possible = possible(choice, decider, view, semantics);
            if (possible.size() == 1
                    && !new FirstActions(semantics).decides(possible.get(0).first(), view, decider)) {
                forced.computeIfAbsent(possible.get(0), arm -> new LinkedHashSet<>()).add(view);
            }
        }
        return forced;
    }

    /** The alternatives that are open as far as the public knows. */
    public static List<Position.Arm> possible(Position.Choice choice, Role decider, View view, Semantics semantics) {
        return choice.arms().stream().filter(arm -> semantics.vocabulary()
                .holds(arm.guard().map(g -> Guards.permissive(g, decider)), view.known())).toList();
    }
}
