package dev.parley.lang.flow;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a machine runs: what it sends, and what it does with what arrives. */
public final class MachineSemantics {
    private final Machine machine;
    private final Vocabulary vocabulary;
    private final int lane;
    private final int peerLane;
    private final Map<String, State> states = new HashMap<>();

    /**
     * The semantics of a machine.
     *
     * @param roles both roles, in the order of a view's epochs
     */
    public MachineSemantics(Machine machine, Vocabulary vocabulary, List<Role> roles) {
        this.machine = machine;
        this.vocabulary = vocabulary;
        this.lane = roles.indexOf(machine.role());
        this.peerLane = 1 - lane;
        machine.states().forEach(s -> states.put(s.name(), s));
    }

    /** A state, and what the role knows there. */
    public record Local(String state, View view) {
    }

    /** A message goes out. */
    public record Sending(Event event, Local after) {
    }

    /** The answer to a message. */
    public sealed interface Reception {
    }

    /** The message was awaited. */
    public record Accepted(Local after) implements Reception {
    }

    /** The message is refused. */
    public record Refused(Verdict.Failure failure) implements Reception {
    }

    /** The machine. */
    public Machine machine() {
        return machine;
    }

    /** Where the machine comes to rest first. */
    public Local start(View view) {
        return follow(machine.entry(), view);
    }

    /** What a role does in a state. */
    public State.Kind kind(Local local) {
        return state(local).kind();
    }

    private State state(Local local) {
        State state = states.get(local.state());
        if (state == null) {
            throw new IllegalArgumentException("no state " + local.state());
        }
        return state;
    }

    /** Everything that the role can send now. */
    public List<Sending> sends(Local local) {
        List<Sending> all = new ArrayList<>();
        Epoch epoch = local.view().epoch(lane);
        for (Move move : enabled(local)) {
            for (long facts : vocabulary.valuations(move.sent(), local.view().known())) {
                Event event = new Event(move.sent(), facts, epoch);
                all.add(new Sending(event, after(move, event, local.view())));
            }
        }
        return all;
    }

    /** The moves whose guard holds. */
    public List<Move> enabled(Local local) {
        return state(local).moves().stream().filter(m -> vocabulary.holds(m.guard(), local.view().known())).toList();
    }

    /** What the role, in a receiving state, does with a message. */
    public Reception receive(Local local, Event event) {
        List<Move> awaited = enabled(local).stream().filter(m -> overlap(m.sent(), event.sent())).toList();
        if (awaited.size() != 1) {
            return new Refused(awaited.isEmpty() ? Verdict.Failure.UNSPECIFIED : Verdict.Failure.AMBIGUOUS);
        }
        Move move = awaited.get(0);
        if (!event.epoch().equals(local.view().epoch(peerLane)) || !move.epochs().contains(event.epoch())) {
            return new Refused(Verdict.Failure.EPOCH);
        }
        return vocabulary.valuations(event.sent(), local.view().known()).contains(event.facts())
                ? new Accepted(after(move, event, local.view())) : new Refused(Verdict.Failure.UNSPECIFIED);
    }

    private static boolean overlap(Sent awaited, Sent arrived) {
        return awaited.role().equals(arrived.role()) && WireTypes.overlap(awaited.message(), arrived.message());
    }

    /** Where a move leads. */
    public Local after(Move move, Event event, View view) {
        return follow(move.next(), view.known(vocabulary.after(view.known(), event.sent(), event.facts())));
    }

    private Local follow(Next next, View view) {
        Next at = next;
        View now = view;
        while (!(at instanceof Next.Goto)) {
            if (at instanceof Next.Rekey rekey) {
                now = now.epoch(rekey.lane().equals(machine.role()) ? lane : peerLane, rekey.epoch());
                at = rekey.next();
            } else {
                Next.Branch branch = (Next.Branch) at;
                at = vocabulary.holds(branch.guard(), now.known()) ? branch.then() : branch.otherwise();
            }
        }
        return new Local(((Next.Goto) at).state(), now);
    }
}
