package dev.parley.lang.flow;

import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Sets of views. */
final class Views {
    private Views() {
    }

    /** The guard of an alternative as a role sees it: another role's options count as possible. */
    static Optional<Term> guard(Position.Arm arm, Position.Choice choice, Role viewer) {
        return choice.decider().filter(d -> !d.equals(viewer)).map(d -> arm.guard().map(g -> Guards.permissive(g, d)))
                .orElse(arm.guard());
    }

    /** Those in which a guard holds. */
    static Set<View> where(Collection<View> views, Optional<Term> guard, Semantics semantics) {
        Set<View> some = new LinkedHashSet<>();
        for (View view : views) {
            if (semantics.vocabulary().holds(guard, view.known())) {
                some.add(view);
            }
        }
        return some;
    }

    /** All but some. */
    static Set<View> without(Collection<View> views, Collection<View> some) {
        Set<View> rest = new LinkedHashSet<>(views);
        rest.removeAll(some);
        return rest;
    }
}
