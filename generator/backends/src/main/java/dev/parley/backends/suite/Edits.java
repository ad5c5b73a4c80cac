package dev.parley.backends.suite;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Ambient;
import java.util.ArrayList;
import java.util.List;

/** Machines that differ from another one in a single place. */
final class Edits {
    private Edits() {
    }

    static Machine entry(Machine machine, Next entry) {
        return new Machine(machine.role(), machine.peer(), entry, machine.states(), machine.epochs(), machine.ambients(),
                machine.recordEnding());
    }

    static Machine ambients(Machine machine, List<Ambient> ambients) {
        return new Machine(machine.role(), machine.peer(), machine.entry(), machine.states(), machine.epochs(),
                List.copyOf(ambients), machine.recordEnding());
    }

    /** Another state in the place of the one that has its name. */
    static Machine state(Machine machine, State state) {
        List<State> states = machine.states().stream().map(s -> s.name().equals(state.name()) ? state : s).toList();
        return new Machine(machine.role(), machine.peer(), machine.entry(), states, machine.epochs(), machine.ambients(),
                machine.recordEnding());
    }

    /** Another move in the place of one. */
    static Machine move(Machine machine, State state, Move move, Move other) {
        return state(machine, with(state, state.moves().stream().map(m -> m == move ? other : m).toList()));
    }

    /** Another way behind a move. */
    static Machine next(Machine machine, State state, Move move, Next next) {
        return move(machine, state, move, new Move(move.sent(), move.guard(), move.epochs(), next, move.span()));
    }

    static Machine without(Machine machine, State state, Move move) {
        return state(machine, with(state, state.moves().stream().filter(m -> m != move).toList()));
    }

    /** One more move, which is looked at last if it receives; one that sends comes first, so that policies meet it. */
    static Machine plus(Machine machine, State state, Move move) {
        List<Move> moves = new ArrayList<>(state.moves());
        moves.add(state.kind() == State.Kind.SEND ? 0 : moves.size(), move);
        return state(machine, with(state, moves));
    }

    /** Without moves nothing is left to do, and with moves there is. */
    private static State with(State state, List<Move> moves) {
        State.Kind kind = moves.isEmpty() ? State.Kind.END
                : state.kind() == State.Kind.END ? State.Kind.RECEIVE : state.kind();
        return new State(state.name(), kind, List.copyOf(moves), state.span());
    }
}
