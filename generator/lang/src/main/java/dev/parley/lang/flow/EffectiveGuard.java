package dev.parley.lang.flow;

import dev.parley.lang.model.Term;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds public data that tells whether a key change makes a difference. */
final class EffectiveGuard {
    private EffectiveGuard() {
    }

    /**
     * A guard that holds in the views in which the change makes a difference, and in no other.
     *
     * @param effective the views in which it does
     * @param others the views in which it does not
     */
    static Optional<Term> of(Position.Rekey rekey, Collection<View> effective, Collection<View> others,
            Semantics semantics) {
        Stream<Term> given = Stream.concat(rekey.guard().stream(), semantics.rekeyGuards(rekey.lane()));
        return given.flatMap(g -> Stream.of(g, Guards.not(g)))
                .filter(g -> effective.stream().allMatch(v -> semantics.vocabulary().holds(g, v.known()))
                        && others.stream().noneMatch(v -> semantics.vocabulary().holds(g, v.known())))
                .findFirst();
    }
}
