package dev.parley.lang.flow;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Projects the flow to one role. The role follows the positions of the flow, passes silently over key changes and
 * choices by data, and rests at sends, choices by a role, and the end. What the other role does out of its private
 * options is possible at any time.
 *
 * <p>Only for flows that pass the checks.
 */
public final class Projection {
    private final Semantics semantics;
    private final Role role;
    private final SilentWalk walk;
    private final StateNames names;

    private Projection(Semantics semantics, Role role) {
        this.semantics = semantics;
        this.role = role;
        this.names = new StateNames(semantics.graph(), role);
        this.walk = new SilentWalk(semantics, role);
    }

    /**
     * The machine of a role.
     *
     * @param recordEnding the messages after which a record must end
     */
    public static Machine of(Semantics semantics, Role role, Set<Sent> recordEnding) {
        return new Projection(semantics, role).machine(recordEnding);
    }

    private Machine machine(Set<Sent> recordEnding) {
        Map<Integer, Set<View>> resting = new TreeMap<>();
        Next entry = walk.from(0, semantics.starts(List.of(role)), resting);
        List<State> states = new ArrayList<>();
        for (int id = 0; id < semantics.graph().size(); id++) {
            if (resting.containsKey(id)) {
                states.add(state(id, resting.get(id), resting));
            }
        }
        List<State> named = states.stream().map(names::resolve).toList();
        return new Machine(role, semantics.model().peerOf(role), names.resolve(entry), named,
                semantics.model().epochs(), semantics.model().ambients(), recordEnding);
    }

    private State state(int id, Set<View> views, Map<Integer, Set<View>> resting) {
        Position position = semantics.graph().at(id);
        if (position instanceof Position.End) {
            names.rest(id, State.Kind.END, List.of());
            return new State(StateNames.temporary(id), State.Kind.END, List.of(), position.span());
        }
        List<Move> moves = new ArrayList<>();
        for (FirstSends.First first : FirstSends.at(id, views, semantics, role)) {
            moves.add(move(first, views, resting));
        }
        Role owner = position instanceof Position.Send send ? send.sent().role()
                : ((Position.Choice) position).decider().orElseThrow();
        State.Kind kind = owner.equals(role) ? State.Kind.SEND : State.Kind.RECEIVE;
        names.rest(id, kind, moves);
        return new State(StateNames.temporary(id), kind, List.copyOf(moves), position.span());
    }

    private Move move(FirstSends.First first, Collection<View> resting, Map<Integer, Set<View>> reached) {
        Sent sent = first.send().sent();
        int lane = semantics.lane(sent.role());
        List<Epoch> epochs = first.views().stream().map(v -> v.epoch(lane)).distinct().toList();
        Set<View> behind = new LinkedHashSet<>();
        for (View view : first.views()) {
            semantics.afters(sent, view).forEach(v -> behind.add(semantics.arriving(first.send().next(), v)));
        }
        Next next = walk.from(first.send().next(), behind, reached);
        Optional<Term> guard = first.guard()
                .flatMap(g -> Guards.relevant(g, resting, semantics.vocabulary()));
        return new Move(sent, guard, epochs, next, first.send().span());
    }
}
