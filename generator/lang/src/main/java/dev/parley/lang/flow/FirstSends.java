package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the first messages of all alternatives of a choice, as one of the roles sees it. */
final class FirstSends {
    private final Semantics semantics;
    private final Role viewer;
    private final Map<Target, First> found = new LinkedHashMap<>();

    /** A first message, when it is possible, and the views with which it can go out. */
    record First(Position.Send send, Optional<Term> guard, Set<View> views) {
    }

    /** Two ways to the same message at the same place are one. */
    private record Target(Sent sent, int next) {
    }

    private FirstSends(Semantics semantics, Role viewer) {
        this.semantics = semantics;
        this.viewer = viewer;
    }

    /** The first messages at a send or a choice by a role, in the order of the flow. */
    static List<First> at(int id, Collection<View> views, Semantics semantics, Role viewer) {
        FirstSends search = new FirstSends(semantics, viewer);
        search.visit(id, Optional.empty(), new LinkedHashSet<>(views));
        return search.found.values().stream().toList();
    }

    private void visit(int id, Optional<Term> guard, Set<View> views) {
        if (views.isEmpty()) {
            return;
        }
        Position position = semantics.graph().at(id);
        if (position instanceof Position.Send send) {
            found.merge(new Target(send.sent(), send.next()), new First(send, guard, views), FirstSends::either);
        } else if (position instanceof Position.Rekey rekey) {
            visit(rekey.next(), guard, views);
        } else if (position instanceof Position.Choice choice) {
            Optional<Role> decider = choice.decider();
            Set<View> open = views;
            Optional<Term> before = Optional.empty();
            for (Position.Arm arm : choice.arms()) {
                Optional<Term> seen = Views.guard(arm, choice, viewer);
                Set<View> taken = Views.where(open, seen, semantics);
                visit(arm.first(), Guards.and(Guards.and(guard, before), seen), taken);
                if (decider.isEmpty()) {
                    open = Views.without(open, taken);
                    before = Guards.and(before, seen.map(Guards::not));
                }
            }
        }
    }

    private static First either(First a, First b) {
        Set<View> views = new LinkedHashSet<>(a.views());
        views.addAll(b.views());
        return new First(a.send(), Guards.or(a.guard(), b.guard()), views);
    }
}
