package dev.parley.lang.flow;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.ProtocolModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lets the machines of both roles run against each other over two reliable channels, for every valuation of facts, and
 * compares what they send with what the flow says. That a flow which keeps all rules passes is a theorem; this is the
 * compiler's test of itself. Messages of the flow are the events; ambients are silent.
 */
public final class Composition implements Automaton<Composition.Global, Event> {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final List<MachineSemantics> machines = new ArrayList<>();
    private final List<AmbientSemantics> ambients = new ArrayList<>();
    private final View view;

    /** Both roles, and what is under way to each of them. */
    record Global(Party first, Party second, List<Parcel> toFirst, List<Parcel> toSecond) {
        Party party(int lane) {
            return lane == 0 ? first : second;
        }

        List<Parcel> arriving(int lane) {
            return lane == 0 ? toFirst : toSecond;
        }

        Global sent(int lane, Party after, Parcel parcel) {
            List<Parcel> queue = new ArrayList<>(arriving(1 - lane));
            queue.add(parcel);
            return lane == 0 ? new Global(after, second, toFirst, List.copyOf(queue))
                    : new Global(first, after, List.copyOf(queue), toSecond);
        }

        Global received(int lane, Party after) {
            List<Parcel> rest = List.copyOf(arriving(lane).subList(1, arriving(lane).size()));
            return lane == 0 ? new Global(after, second, rest, toSecond) : new Global(first, after, toFirst, rest);
        }
    }

    private Composition(ProtocolModel model, List<Machine> machines, Vocabulary vocabulary, View view, int most) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.view = view;
        for (int lane = 0; lane < 2; lane++) {
            this.machines.add(new MachineSemantics(machines.get(lane), vocabulary, model.roles()));
            this.ambients.add(new AmbientSemantics(model, vocabulary, lane, most));
        }
    }

    /**
     * Runs both machines against each other and against the flow, for every valuation of the options, without ambients.
     *
     * @param machines in the order of the roles
     * @param budget the most states
     */
    public static Verdict test(ProtocolModel model, List<Machine> machines, int budget) {
        return test(model, machines, 0, budget);
    }

    /**
     * The same with ambients.
     *
     * @param most how often each ambient may be sent in a run
     */
    public static Verdict test(ProtocolModel model, List<Machine> machines, int most, int budget) {
        Vocabulary vocabulary = Vocabulary.of(model);
        Epoch plain = Semantics.plain(model);
        long options = model.roles().stream().mapToLong(vocabulary::options).reduce(0, (a, b) -> a | b);
        int states = 0;
        long subset = 0;
        do {
            View view = new View(subset, plain, plain);
            Verdict verdict = new Composition(model, machines, vocabulary, view, most).run(budget - states);
            if (!(verdict instanceof Verdict.Holds holds)) {
                return verdict;
            }
            states += holds.states();
            subset = subset - options & options;
        } while (subset != 0);
        return new Verdict.Holds(states);
    }

    private Verdict run(int budget) {
        Verdict safe = Search.run(this, this::problem, budget);
        if (!(safe instanceof Verdict.Holds)) {
            return safe;
        }
        try {
            FlowTraces flow = new FlowTraces(model, vocabulary, List.of(view));
            Optional<List<Event>> difference = Subsets.difference(new Subsets<>(flow), new Subsets<>(this), 4 * budget);
            return difference.<Verdict>map(events -> new Verdict.Fails(Verdict.Failure.TRACES,
                    "the machines and the flow differ", new Trace(events))).orElse(safe);
        } catch (Subsets.BudgetException e) {
            return new Verdict.Undecided(budget);
        }
    }

    @Override
    public Collection<Global> starts() {
        return List.of(new Global(start(0), start(1), List.of(), List.of()));
    }

    private Party start(int lane) {
        long own = vocabulary.options(model.roles().get(lane));
        return Party.at(machines.get(lane).start(view.known(view.known() & own)));
    }

    @Override
    public boolean isFinal(Global global) {
        return kind(global, 0) == State.Kind.END && kind(global, 1) == State.Kind.END
                && global.toFirst().isEmpty() && global.toSecond().isEmpty();
    }

    private State.Kind kind(Global global, int lane) {
        return machines.get(lane).kind(global.party(lane).local());
    }

    @Override
    public Collection<Edge<Global, Event>> edges(Global global) {
        List<Edge<Global, Event>> edges = new ArrayList<>();
        for (int lane = 0; lane < 2; lane++) {
            Party party = global.party(lane);
            for (AmbientSemantics.Sending sending : ambients.get(lane).sends(party)) {
                edges.add(new Edge<>(null, global.sent(lane, sending.after(), sending.parcel())));
            }
            if (party.open() && !party.sending().isOpen() && kind(global, lane) == State.Kind.SEND) {
                for (MachineSemantics.Sending sending : machines.get(lane).sends(party.local())) {
                    edges.add(new Edge<>(sending.event(),
                            global.sent(lane, moved(party, sending.after(), lane), Parcel.main(sending.event()))));
                }
            }
            receive(global, lane).ifPresent(edges::add);
        }
        return edges;
    }

    private Optional<Edge<Global, Event>> receive(Global global, int lane) {
        Party party = global.party(lane);
        if (global.arriving(lane).isEmpty()) {
            return Optional.empty();
        }
        if (!party.listening()) {
            return Optional.of(new Edge<>(null, global.received(lane, party)));
        }
        Parcel parcel = global.arriving(lane).get(0);
        Party heard = opened(party, parcel, lane);
        if (parcel.beside().isPresent()) {
            return ambients.get(lane).receive(party, parcel) instanceof AmbientSemantics.Taken
                    && ambients.get(lane).receive(heard, parcel) instanceof AmbientSemantics.Taken taken
                    ? Optional.of(new Edge<>(null, global.received(lane, taken.after()))) : Optional.empty();
        }
        return kind(global, lane) == State.Kind.RECEIVE
                && machines.get(lane).receive(party.local(), parcel.event()) instanceof MachineSemantics.Accepted accepted
                ? Optional.of(new Edge<>(null, global.received(lane, moved(heard, accepted.after(), lane))))
                : Optional.empty();
    }

    /** Once something opened under the new epoch of a lane, nothing is accepted under the one before. */
    private static Party opened(Party party, Parcel parcel, int lane) {
        return parcel.event().epoch().equals(party.local().view().epoch(1 - lane))
                ? party.local(party.local(), Optional.empty()) : party;
    }

    private static Party moved(Party party, MachineSemantics.Local after, int lane) {
        Epoch old = party.local().view().epoch(1 - lane);
        return party.local(after, old.equals(after.view().epoch(1 - lane)) ? party.before() : Optional.of(old));
    }

    private Optional<Search.Problem> problem(Global global) {
        Optional<Search.Problem> problem = arriving(global, 0).or(() -> arriving(global, 1)).or(() -> stuck(global, 0))
                .or(() -> stuck(global, 1));
        if (problem.isPresent()) {
            return problem;
        }
        if (isStopped(global.first()) || isStopped(global.second())) {
            return Optional.empty();
        }
        if (isFinal(global)) {
            return agree(global.first().local().view(), global.second().local().view()) ? Optional.empty()
                    : fails(Verdict.Failure.EPOCH, "the roles do not agree on the keys at the end");
        }
        return edges(global).isEmpty() ? fails(Verdict.Failure.DEADLOCK, "both roles wait") : Optional.empty();
    }

    private static boolean isStopped(Party party) {
        return !party.open() || !party.listening();
    }

    private static boolean agree(View one, View other) {
        return one.first().equals(other.first()) && one.second().equals(other.second());
    }

    private Optional<Search.Problem> stuck(Global global, int lane) {
        return kind(global, lane) == State.Kind.SEND
                && machines.get(lane).sends(global.party(lane).local()).isEmpty()
                ? fails(Verdict.Failure.STUCK, place(global, lane) + " has nothing to send") : Optional.empty();
    }

    private String place(Global global, int lane) {
        return model.roles().get(lane) + " in " + global.party(lane).local().state();
    }

    private Optional<Search.Problem> arriving(Global global, int lane) {
        if (global.arriving(lane).isEmpty() || !global.party(lane).listening()) {
            return Optional.empty();
        }
        Parcel parcel = global.arriving(lane).get(0);
        return failure(global, lane, parcel)
                .map(failure -> new Search.Problem(failure, place(global, lane) + " refuses " + parcel.event()));
    }

    private Optional<Verdict.Failure> failure(Global global, int lane, Parcel parcel) {
        Party party = global.party(lane);
        Optional<MachineSemantics.Reception> main = kind(global, lane) == State.Kind.RECEIVE
                ? Optional.of(machines.get(lane).receive(party.local(), parcel.event())) : Optional.empty();
        if (parcel.beside().isPresent()) {
            if (main.filter(MachineSemantics.Accepted.class::isInstance).isPresent()) {
                return Optional.of(Verdict.Failure.AMBIGUOUS);
            }
            return ambients.get(lane).receive(party, parcel) instanceof AmbientSemantics.Refused refused
                    ? Optional.of(refused.failure()) : Optional.empty();
        }
        if (kind(global, lane) == State.Kind.END) {
            return Optional.of(Verdict.Failure.ORPHAN);
        }
        return main.flatMap(m -> m instanceof MachineSemantics.Refused refused ? Optional.of(refused.failure())
                : Optional.empty());
    }

    private static Optional<Search.Problem> fails(Verdict.Failure failure, String text) {
        return Optional.of(new Search.Problem(failure, text));
    }
}
