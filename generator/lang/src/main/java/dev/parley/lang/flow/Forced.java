package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where public data leaves one alternative of a choice by a role, and that one can begin otherwise than with a message
 * of the role.
 */
public final class Forced {
    private Forced() {
    }

    /** The alternatives that are passed silently, and the views in which they are. */
    static Map<Position.Arm, Set<View>> arms(Position.Choice choice, Collection<View> views, Semantics semantics) {
        Role decider = choice.decider().orElseThrow();
        Map<Position.Arm, Set<View>> single = new LinkedHashMap<>();
        for (View view : views) {
            List<Position.Arm> possible = possible(choice, decider, view, semantics);
            if (possible.size() == 1) {
                single.computeIfAbsent(possible.get(0), arm -> new LinkedHashSet<>()).add(view);
            }
        }
        FirstActions actions = new FirstActions(semantics);
        single.entrySet().removeIf(way -> way.getValue().stream()
                .allMatch(view -> isAwaited(way.getKey().first(), view, decider, actions)));
        return single;
    }

    private static boolean isAwaited(int first, View view, Role decider, FirstActions actions) {
        return actions.decides(first, view, decider) && !actions.changesKeys(first, view);
    }

    /** The alternatives that are open as far as the public knows. */
    public static List<Position.Arm> possible(Position.Choice choice, Role decider, View view, Semantics semantics) {
        return choice.arms().stream().filter(arm -> semantics.vocabulary()
                .holds(arm.guard().map(g -> Guards.permissive(g, decider)), view.known())).toList();
    }
}
