package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the messages after which a record must end: the last of a lane before its keys change. The reader must have
 * nothing left unread when it changes keys.
 */
public final class RecordBoundaries {
    private final Semantics semantics;
    private final List<Set<Trail>> trails = new ArrayList<>();
    private final Set<Sent> ending = new LinkedHashSet<>();

    /** A view and the last message of each lane on the way to it. */
    private record Trail(View view, Optional<Sent> first, Optional<Sent> second) {
        Optional<Sent> last(int lane) {
            return lane == 0 ? first : second;
        }

        Trail sent(int lane, Sent sent, View after) {
            return lane == 0 ? new Trail(after, Optional.of(sent), second) : new Trail(after, first, Optional.of(sent));
        }
    }

    private RecordBoundaries(Semantics semantics) {
        this.semantics = semantics;
    }

    /** The messages of the flow, and of the ambients that change keys. */
    public static Set<Sent> of(Semantics semantics) {
        return new RecordBoundaries(semantics).find();
    }

    private Set<Sent> find() {
        PositionGraph graph = semantics.graph();
        graph.positions().forEach(p -> trails.add(new LinkedHashSet<>()));
        semantics.starts(semantics.model().roles())
                .forEach(v -> trails.get(0).add(new Trail(v, Optional.empty(), Optional.empty())));
        for (Position position : graph.positions()) {
            for (Trail trail : trails.get(position.id())) {
                pass(position, trail);
            }
            trails.set(position.id(), Set.of());
        }
        for (Ambient ambient : semantics.model().ambients()) {
            ambient.then().filter(key -> key.role().equals(ambient.role())).map(FlowStep.Key::role).ifPresent(role -> ending
                    .add(new Sent(role, ambient.block().get(ambient.block().size() - 1).message())));
        }
        return Collections.unmodifiableSet(ending);
    }

    private void pass(Position position, Trail trail) {
        for (Semantics.Step step : semantics.steps(position.id(), trail.view())) {
            Trail next = new Trail(step.view(), trail.first(), trail.second());
            if (position instanceof Position.Send send) {
                next = trail.sent(semantics.lane(send.sent().role()), send.sent(), step.view());
            } else if (position instanceof Position.Rekey rekey && semantics.isEffective(rekey, trail.view())) {
                trail.last(semantics.lane(rekey.lane())).ifPresent(ending::add);
            }
            trails.get(step.target()).add(next);
        }
    }
}
