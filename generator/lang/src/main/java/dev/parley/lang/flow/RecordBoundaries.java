package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Sent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the messages after which a record must end: the last of a lane before its keys change. The reader must have
 * nothing left unread when it changes keys.
 */
public final class RecordBoundaries implements Walk.Walker<RecordBoundaries.Last> {
    private final Semantics semantics;
    private final Set<Sent> ending = new LinkedHashSet<>();

    /** The last message of each lane, if there is one. */
    record Last(Optional<Sent> first, Optional<Sent> second) {
    }

    private RecordBoundaries(Semantics semantics) {
        this.semantics = semantics;
    }

    /**
     * The messages of the flow, and those beside the flow that change keys.
     *
     * @throws TooComplexException if there is more to look at than the budget
     */
    public static Set<Sent> of(Exploration runs, int budget) throws TooComplexException {
        RecordBoundaries search = new RecordBoundaries(runs.semantics());
        Walk.through(runs, new Last(Optional.empty(), Optional.empty()), search, budget);
        for (Ambient ambient : runs.semantics().model().ambients()) {
            if (ambient.then().isPresent()) {
                int last = ambient.block().size() - 1;
                search.ending.add(new Sent(ambient.role(), ambient.block().get(last).message()));
            }
        }
        return Collections.unmodifiableSet(search.ending);
    }

    @Override
    public Last visit(Position position, View view, Last last) {
        if (position instanceof Position.Rekey rekey && semantics.isEffective(rekey, view)) {
            (semantics.lane(rekey.lane()) == 0 ? last.first() : last.second()).ifPresent(ending::add);
        }
        return last;
    }

    @Override
    public Last pass(Position position, View before, Last last, View after) {
        if (position instanceof Position.Send send) {
            Optional<Sent> sent = Optional.of(send.sent());
            return semantics.lane(send.sent().role()) == 0 ? new Last(sent, last.second()) : new Last(last.first(), sent);
        }
        return last;
    }
}
