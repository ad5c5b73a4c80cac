package dev.parley.backends.graph;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.Path;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A machine as nodes and labelled edges: what every notation of its drawing shows, in the order of the flow.
 *
 * @param title the role's long name
 * @param start edges from nowhere to where the role rests first
 */
record Diagram(String title, List<Node> nodes, List<Edge> start, List<Edge> edges) {
    /** A state. */
    record Node(String name, State.Kind kind) {
    }

    /**
     * A transition.
     *
     * @param from absent for a way into the machine
     * @param label lines: the message with its direction, the guard in brackets, each key change
     */
    record Edge(Optional<String> from, String to, List<String> label) {
    }

    static Diagram of(Machine machine) {
        Map<Message, String> names = shortNames(machine);
        List<Node> nodes = machine.states().stream().map(s -> new Node(s.name(), s.kind())).toList();
        List<Edge> start = Path.of(machine.entry()).stream()
                .map(p -> new Edge(Optional.empty(), p.to(), label(List.of(), p.conditions(), p.rekeys()))).toList();
        List<Edge> edges = machine.transitions().stream().map(t -> edge(t, names)).toList();
        return new Diagram(machine.role().title(), nodes, start, edges);
    }

    private static Edge edge(Transition transition, Map<Message, String> names) {
        String direction = transition.from().kind() == State.Kind.SEND ? "! " : "? ";
        String message = direction + names.get(transition.move().sent().message());
        return new Edge(Optional.of(transition.from().name()), transition.to(),
                label(List.of(message), transition.conditions(), transition.rekeys()));
    }

    private static List<String> label(List<String> first, List<Transition.Condition> conditions,
            List<Next.Rekey> rekeys) {
        List<String> lines = new ArrayList<>(first);
        Optional<Term> guard = Transition.Condition.all(conditions);
        guard.ifPresent(g -> lines.add("[" + TermText.of(g) + "]"));
        rekeys.forEach(r -> lines.add("key " + r.lane() + " = " + r.epoch()));
        return List.copyOf(lines);
    }

    /** Messages go without their namespace where that leaves no doubt. */
    private static Map<Message, String> shortNames(Machine machine) {
        Map<String, Set<QualifiedName>> meanings = new HashMap<>();
        List<Message> messages = machine.transitions().stream().map(t -> t.move().sent().message()).toList();
        messages.forEach(m -> meanings.computeIfAbsent(m.name().name(), n -> new HashSet<>()).add(m.name()));
        Map<Message, String> names = new HashMap<>();
        for (Message message : messages) {
            String name = message.name().name();
            names.put(message, meanings.get(name).size() == 1 ? name : message.toString());
        }
        return names;
    }
}
