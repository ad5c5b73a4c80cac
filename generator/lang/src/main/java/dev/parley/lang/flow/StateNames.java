package dev.parley.lang.flow;

import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the resting places of a role: by their label, else by what is sent or awaited there. */
final class StateNames {
    private static final int MOST_NAMED = 3;

    private final PositionGraph graph;
    private final Role role;
    private final Map<String, String> finals = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    StateNames(PositionGraph graph, Role role) {
        this.graph = graph;
        this.role = role;
    }

    /** The name of a position's state until all moves are known. */
    static String temporary(int id) {
        return "#" + id;
    }

    /** Gives a resting place its name. */
    void rest(int id, State.Kind kind, List<Move> moves) {
        String name = graph.label(id, role).map(FlowStep.Label::name).orElseGet(() -> derived(kind, moves));
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "_" + i;
        }
        finals.put(temporary(id), unique);
    }

    private static String derived(State.Kind kind, List<Move> moves) {
        if (kind == State.Kind.END) {
            return "END";
        }
        List<String> messages = moves.stream().map(m -> constant(m.sent().message().name().name())).distinct().toList();
        String all = messages.stream().limit(MOST_NAMED).collect(Collectors.joining("_OR_"));
        return (kind == State.Kind.SEND ? "SEND_" : "WAIT_") + all + (messages.size() > MOST_NAMED ? "_OR_OTHER" : "");
    }

    private static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    State resolve(State state) {
        List<Move> moves = state.moves().stream()
                .map(m -> new Move(m.sent(), m.guard(), m.epochs(), resolve(m.next()), m.span())).toList();
        return new State(finals.get(state.name()), state.kind(), moves, state.span());
    }

    Next resolve(Next next) {
        if (next instanceof Next.Goto end) {
            return new Next.Goto(finals.get(end.state()));
        }
        if (next instanceof Next.Rekey rekey) {
            return new Next.Rekey(rekey.lane(), rekey.epoch(), rekey.span(), resolve(rekey.next()));
        }
        Next.Branch branch = (Next.Branch) next;
        return new Next.Branch(branch.guard(), resolve(branch.then()), resolve(branch.otherwise()));
    }
}
