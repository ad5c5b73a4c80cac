package dev.parley.lang.flow;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the machines of both roles run against each other over two reliable channels, for every valuation of facts and
 * options, and compares what they send with what the flow says. Ambients are off. That a flow which keeps all rules
 * passes is a theorem; this is the compiler's test of itself.
 */
public final class Composition implements Automaton<Composition.Global, Event> {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final List<MachineSemantics> machines = new ArrayList<>();
    private final View view;

    /** Both machines, and what is under way to each of them. */
    public record Global(MachineSemantics.Local first, MachineSemantics.Local second, List<Event> toFirst,
            List<Event> toSecond) {
        MachineSemantics.Local local(int lane) {
            return lane == 0 ? first : second;
        }

        List<Event> arriving(int lane) {
            return lane == 0 ? toFirst : toSecond;
        }

        Global with(int lane, MachineSemantics.Local local) {
            return lane == 0 ? new Global(local, second, toFirst, toSecond)
                    : new Global(first, local, toFirst, toSecond);
        }

        Global queue(int lane, List<Event> events) {
            return lane == 0 ? new Global(first, second, events, toSecond)
                    : new Global(first, second, toFirst, events);
        }
    }

    private Composition(ProtocolModel model, List<Machine> machines, Vocabulary vocabulary, Epoch plain, long options) {
        this.model = model;
        this.vocabulary = vocabulary;
        for (Role role : model.roles()) {
            Machine own = machines.stream().filter(m -> m.role().equals(role)).findFirst().orElseThrow();
            this.machines.add(new MachineSemantics(own, vocabulary, model.roles()));
        }
        this.view = new View(options, plain, plain);
    }

    /**
     * Runs both machines against each other and against the flow.
     *
     * @param budget the most states
     */
    public static Verdict test(ProtocolModel model, List<Machine> machines, int budget) {
        Vocabulary vocabulary = Vocabulary.of(model);
        Epoch plain = Semantics.plain(model);
        long options = model.roles().stream().mapToLong(vocabulary::options).reduce(0, (a, b) -> a | b);
        int states = 0;
        long subset = 0;
        do {
            Composition composition = new Composition(model, machines, vocabulary, plain, subset);
            Verdict verdict = composition.run(budget - states);
            if (!(verdict instanceof Verdict.Holds holds)) {
                return verdict;
            }
            states += holds.states();
            subset = subset - options & options;
        } while (subset != 0);
        return new Verdict.Holds(states);
    }

    private Verdict run(int budget) {
        Verdict safe = explore(budget);
        if (!(safe instanceof Verdict.Holds holds)) {
            return safe;
        }
        try {
            FlowTraces flow = new FlowTraces(model, vocabulary, List.of(view));
            Optional<List<Event>> difference = Subsets.difference(new Subsets<>(flow), new Subsets<>(this), budget);
            return difference.<Verdict>map(events -> new Verdict.Fails(Verdict.Failure.TRACES,
                    "the machines and the flow differ", new Trace(events))).orElse(holds);
        } catch (Subsets.BudgetException e) {
            return new Verdict.Undecided(budget);
        }
    }

    /** Visits every state, nearest first. */
    private Verdict explore(int budget) {
        Map<Global, Trace> seen = new HashMap<>();
        ArrayDeque<Global> open = new ArrayDeque<>();
        for (Global start : starts()) {
            seen.put(start, new Trace(List.of()));
            open.add(start);
        }
        while (!open.isEmpty()) {
            Global global = open.poll();
            Trace trace = seen.get(global);
            Optional<Verdict> failure = failure(global, trace);
            if (failure.isPresent()) {
                return failure.get();
            }
            for (Edge<Global, Event> edge : edges(global)) {
                if (!seen.containsKey(edge.target())) {
                    seen.put(edge.target(), edge.event() == null ? trace : longer(trace, edge.event()));
                    open.add(edge.target());
                }
            }
            if (seen.size() > budget) {
                return new Verdict.Undecided(seen.size());
            }
        }
        return new Verdict.Holds(seen.size());
    }

    private static Trace longer(Trace trace, Event event) {
        List<Event> events = new ArrayList<>(trace.events());
        events.add(event);
        return new Trace(List.copyOf(events));
    }

    @Override
    public Collection<Global> starts() {
        return List.of(new Global(start(0), start(1), List.of(), List.of()));
    }

    private MachineSemantics.Local start(int lane) {
        long own = vocabulary.options(model.roles().get(lane));
        return machines.get(lane).start(view.known(view.known() & own));
    }

    @Override
    public boolean isFinal(Global global) {
        return kind(global, 0) == State.Kind.END && kind(global, 1) == State.Kind.END
                && global.toFirst().isEmpty() && global.toSecond().isEmpty();
    }

    private State.Kind kind(Global global, int lane) {
        return machines.get(lane).kind(global.local(lane));
    }

    @Override
    public Collection<Edge<Global, Event>> edges(Global global) {
        List<Edge<Global, Event>> edges = new ArrayList<>();
        for (int lane = 0; lane < 2; lane++) {
            if (kind(global, lane) == State.Kind.SEND) {
                for (MachineSemantics.Sending sending : machines.get(lane).sends(global.local(lane))) {
                    List<Event> queue = new ArrayList<>(global.arriving(1 - lane));
                    queue.add(sending.event());
                    edges.add(new Edge<>(sending.event(),
                            global.with(lane, sending.after()).queue(1 - lane, List.copyOf(queue))));
                }
            } else if (reception(global, lane).orElse(null) instanceof MachineSemantics.Accepted accepted) {
                List<Event> queue = global.arriving(lane);
                edges.add(new Edge<>(null,
                        global.with(lane, accepted.after()).queue(lane, queue.subList(1, queue.size()))));
            }
        }
        return edges;
    }

    private Optional<MachineSemantics.Reception> reception(Global global, int lane) {
        return kind(global, lane) != State.Kind.RECEIVE || global.arriving(lane).isEmpty() ? Optional.empty()
                : Optional.of(machines.get(lane).receive(global.local(lane), global.arriving(lane).get(0)));
    }

    private Optional<Verdict> failure(Global global, Trace trace) {
        for (int lane = 0; lane < 2; lane++) {
            Role role = model.roles().get(lane);
            String place = role + " in " + global.local(lane).state();
            if (reception(global, lane).orElse(null) instanceof MachineSemantics.Refused refused) {
                return fails(refused.failure(), place + " refuses " + global.arriving(lane).get(0), trace);
            }
            if (kind(global, lane) == State.Kind.END && !global.arriving(lane).isEmpty()) {
                return fails(Verdict.Failure.ORPHAN, place + " gets " + global.arriving(lane).get(0), trace);
            }
            if (kind(global, lane) == State.Kind.SEND && machines.get(lane).sends(global.local(lane)).isEmpty()) {
                return fails(Verdict.Failure.STUCK, place + " has nothing to send", trace);
            }
        }
        if (isFinal(global) && !agree(global.first().view(), global.second().view())) {
            return fails(Verdict.Failure.EPOCH, "the roles do not agree on the keys at the end", trace);
        }
        return edges(global).isEmpty() && !isFinal(global)
                ? fails(Verdict.Failure.DEADLOCK, "both roles wait", trace) : Optional.empty();
    }

    private static boolean agree(View one, View other) {
        return one.first().equals(other.first()) && one.second().equals(other.second());
    }

    private static Optional<Verdict> fails(Verdict.Failure failure, String text, Trace trace) {
        return Optional.of(new Verdict.Fails(failure, text, trace));
    }
}
