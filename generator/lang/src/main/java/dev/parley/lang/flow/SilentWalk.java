package dev.parley.lang.flow;

import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks from a position to the next resting places, past what a role passes silently. */
final class SilentWalk {
    private final Semantics semantics;
    private final Role viewer;

    SilentWalk(Semantics semantics, Role viewer) {
        this.semantics = semantics;
        this.viewer = viewer;
    }

    /**
     * The decisions on the way.
     *
     * @param views what can be the case at the position, not empty
     * @param resting receives the views at each resting place
     */
    Next from(int id, Collection<View> views, Map<Integer, Set<View>> resting) {
        Position position = semantics.graph().at(id);
        if (position instanceof Position.Rekey rekey) {
            return rekey(rekey, views, resting);
        }
        if (position instanceof Position.Choice choice) {
            return choice.decider().isEmpty() ? byData(choice, views, resting) : byRole(choice, views, resting);
        }
        return rest(id, views, resting);
    }

    private static Next rest(int id, Collection<View> views, Map<Integer, Set<View>> resting) {
        resting.computeIfAbsent(id, i -> new LinkedHashSet<>()).addAll(views);
        return new Next.Goto(StateNames.temporary(id));
    }

    private Next rekey(Position.Rekey rekey, Collection<View> views, Map<Integer, Set<View>> resting) {
        Set<View> effective = new LinkedHashSet<>();
        views.stream().filter(v -> semantics.isEffective(rekey, v)).forEach(effective::add);
        Set<View> others = Views.without(views, effective);
        Optional<Term> guard = EffectiveGuard.of(rekey, effective, others, semantics);
        if (guard.isEmpty() && !effective.isEmpty()) {
            effective.addAll(Views.where(others, rekey.guard(), semantics));
            others.removeAll(effective);
        }
        if (effective.isEmpty()) {
            return from(rekey.next(), arriving(rekey.next(), views), resting);
        }
        Set<View> changed = new LinkedHashSet<>();
        effective.forEach(v -> changed.add(v.epoch(semantics.lane(rekey.lane()), rekey.epoch())));
        Next then = new Next.Rekey(rekey.lane(), rekey.epoch(), rekey.span(),
                from(rekey.next(), arriving(rekey.next(), changed), resting));
        return others.isEmpty() ? then
                : branch(guard.or(rekey::guard).orElseThrow(), views, then,
                        from(rekey.next(), arriving(rekey.next(), others), resting));
    }

    private Next byData(Position.Choice choice, Collection<View> views, Map<Integer, Set<View>> resting) {
        return byData(choice, 0, views, resting);
    }

    private Next byData(Position.Choice choice, int index, Collection<View> views, Map<Integer, Set<View>> resting) {
        Position.Arm arm = choice.arms().get(index);
        Set<View> taken = Views.where(views, arm.guard(), semantics);
        Set<View> others = Views.without(views, taken);
        if (taken.isEmpty()) {
            return byData(choice, index + 1, views, resting);
        }
        Next then = from(arm.first(), arriving(arm.first(), taken), resting);
        return others.isEmpty() ? then
                : branch(arm.guard().orElseThrow(), views, then, byData(choice, index + 1, others, resting));
    }

    /**
     * The role rests at a choice by a role, except where public data leaves a single alternative that can begin otherwise
     * than with a message of the decider: that is no choice.
     */
    private Next byRole(Position.Choice choice, Collection<View> views, Map<Integer, Set<View>> resting) {
        Set<View> open = new LinkedHashSet<>(views);
        Map<Position.Arm, Set<View>> forced = Forced.arms(choice, views, semantics);
        forced.values().forEach(open::removeAll);
        Optional<Next> next = open.isEmpty() ? Optional.empty() : Optional.of(rest(choice.id(), open, resting));
        for (Map.Entry<Position.Arm, Set<View>> way : forced.entrySet()) {
            int first = way.getKey().first();
            Next then = from(first, arriving(first, way.getValue()), resting);
            open.addAll(way.getValue());
            next = Optional.of(next.map(n -> branch(only(way.getKey(), choice), open, then, n)).orElse(then));
        }
        return next.orElseThrow();
    }

    /** That no other alternative than the given one is open to the public's knowledge. */
    private static Term only(Position.Arm arm, Position.Choice choice) {
        Role decider = choice.decider().orElseThrow();
        Optional<Term> guard = arm.guard().map(g -> Guards.permissive(g, decider));
        for (Position.Arm other : choice.arms()) {
            if (!other.equals(arm)) {
                guard = Guards.and(guard, other.guard().map(g -> Guards.not(Guards.permissive(g, decider))));
            }
        }
        return guard.orElseThrow();
    }

    private Set<View> arriving(int target, Collection<View> views) {
        Set<View> arrived = new LinkedHashSet<>();
        views.forEach(v -> arrived.add(semantics.arriving(target, v)));
        return arrived;
    }

    private Next branch(Term guard, Collection<View> views, Next then, Next otherwise) {
        return Guards.relevant(guard, views, semantics.vocabulary()).map(g -> Branches.of(g, then, otherwise))
                .orElse(then);
    }
}
