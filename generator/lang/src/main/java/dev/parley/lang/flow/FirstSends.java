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
import java.util.TreeMap;

/** Finds the first messages of all alternatives of a choice, as one of the roles sees it. */
final class FirstSends {
    private final Collection<View> resting;
    private final Semantics semantics;
    private final Role viewer;
    private final TreeMap<Integer, Way> open = new TreeMap<>();
    private final Map<Target, First> found = new LinkedHashMap<>();

    /** A first message, when it is possible, and the views with which it can go out. */
    record First(Position.Send send, Optional<Term> guard, Set<View> views) {
    }

    /** Two ways to the same message at the same place are one. */
    private record Target(Sent sent, int next) {
    }

    /** When a position is reached, and with which views. */
    private record Way(Optional<Term> guard, Set<View> views) {
    }

    private FirstSends(Collection<View> resting, Semantics semantics, Role viewer) {
        this.resting = resting;
        this.semantics = semantics;
        this.viewer = viewer;
    }

    /** The first messages at a send or a choice by a role, in the order of the flow. */
    static List<First> at(int id, Collection<View> views, Semantics semantics, Role viewer) {
        FirstSends search = new FirstSends(views, semantics, viewer);
        search.reach(id, new Way(Optional.empty(), new LinkedHashSet<>(views)));
        while (!search.open.isEmpty()) {
            Map.Entry<Integer, Way> way = search.open.pollFirstEntry();
            search.visit(semantics.graph().at(way.getKey()), way.getValue());
        }
        return List.copyOf(search.found.values());
    }

    private void reach(int id, Way way) {
        if (!way.views().isEmpty()) {
            open.merge(id, way, this::either);
        }
    }

    private void visit(Position position, Way way) {
        if (position instanceof Position.Send send) {
            found.merge(new Target(send.sent(), send.next()), new First(send, way.guard(), way.views()), this::either);
        } else if (position instanceof Position.Rekey rekey) {
            reach(rekey.next(), way);
        } else if (position instanceof Position.Choice choice) {
            arms(choice, way);
        }
    }

    private void arms(Position.Choice choice, Way way) {
        Set<View> left = way.views();
        Optional<Term> before = way.guard();
        for (Position.Arm arm : choice.arms()) {
            Optional<Term> guard = Views.guard(arm, choice, viewer);
            Set<View> taken = Views.where(left, guard, semantics);
            reach(arm.first(), new Way(Guards.and(before, guard), taken));
            if (choice.decider().isEmpty()) {
                left = Views.without(left, taken);
                before = Guards.and(before, guard.map(Guards::not));
            }
        }
    }

    private First either(First a, First b) {
        Way both = either(new Way(a.guard(), a.views()), new Way(b.guard(), b.views()));
        return new First(a.send(), both.guard(), both.views());
    }

    /** Two ways to one place; their guards are simplified at once, so that they stay short. */
    private Way either(Way a, Way b) {
        Set<View> views = new LinkedHashSet<>(a.views());
        views.addAll(b.views());
        return new Way(Guards.or(a.guard(), b.guard())
                .flatMap(g -> Guards.relevant(g, resting, semantics.vocabulary())), views);
    }
}
