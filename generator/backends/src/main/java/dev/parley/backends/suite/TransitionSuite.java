package dev.parley.backends.suite;

import dev.parley.lang.example.Run;
import dev.parley.lang.flow.MachineSemantics.Local;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every state of both roles with every message of the alphabet: what is allowed leads to the named state, once for every
 * way that a guard can decide; what is not is refused with the alert that the specification names. Where a role sends,
 * it can send nothing else than what the flow gives.
 *
 * <p>On a stream without tags bytes are whatever is awaited, so that only another meaning of an awaited wire type is a
 * message of its own there, and raw content once the flow is over.
 */
public final class TransitionSuite {
    private final Vocabulary vocabulary;
    private final Runs runs;
    private final Behaviour behaviour;
    private final Alphabet alphabet;
    private final List<Sent> arriving;
    private final List<Sent> ownBeside;
    private final Machine machine;
    private final Sentences sentences;
    private final List<Transition> transitions;
    private final int lane;
    private final Casebook cases;

    private TransitionSuite(ProtocolModel model, Vocabulary vocabulary, Runs runs, Behaviour behaviour, Casebook cases) {
        this.vocabulary = vocabulary;
        this.runs = runs;
        this.behaviour = behaviour;
        this.machine = behaviour.machine();
        this.transitions = machine.transitions();
        this.sentences = new Sentences(model, machine.role());
        this.alphabet = new Alphabet(model, machine, vocabulary);
        this.arriving = Stream.of(alphabet.main(machine.peer()), alphabet.beside(machine.peer()), alphabet.reflected())
                .flatMap(Set::stream).toList();
        this.ownBeside = List.copyOf(alphabet.beside(machine.role()));
        this.lane = model.roles().indexOf(machine.role());
        this.cases = cases;
    }

    /**
     * The suite for both roles.
     *
     * @param machines in the order of the roles
     */
    public static Suite of(ProtocolModel model, List<Machine> machines, Feasibility feasibility) {
        Vocabulary vocabulary = Vocabulary.of(model);
        List<Behaviour> behaviours = machines.stream().map(m -> new Behaviour(model, m, vocabulary)).toList();
        Runs runs = new Runs(model, vocabulary, behaviours);
        List<TestCase> cases = new ArrayList<>();
        List<Suite.Unrealised> unrealised = new ArrayList<>();
        for (Behaviour behaviour : behaviours) {
            Casebook book = new Casebook(behaviour.machine(), feasibility);
            new TransitionSuite(model, vocabulary, runs, behaviour, book).fill();
            cases.addAll(book.suite().cases());
            unrealised.addAll(book.suite().unrealised());
        }
        return new Suite(cases, unrealised);
    }

    private void fill() {
        for (Transition transition : transitions) {
            cases.want(transition.from(), sentences.transition(transition), transition.move().span());
        }
        runs.steps().forEach(step -> taken(step).ifPresent(transition -> offer(step, transition.from(),
                sentences.transition(transition), Optional.empty(), new Expectation.Reaches(),
                transition.move().span())));
        for (Runs.Visit visit : runs.places()) {
            State state = machine.state(visit.local(lane).state());
            if (state.kind() == State.Kind.SEND) {
                offer(visit, state, sentences.choice(state.name(), stage(visit).sends()), Optional.empty(),
                        new Expectation.Reaches(), state.span());
            } else {
                arriving.forEach(sent -> receive(visit, state, sent));
                ownBeside.forEach(sent -> permit(visit, state, sent));
            }
        }
    }

    /** The transition that the last message of a visit took. */
    private Optional<Transition> taken(Runs.Visit step) {
        Local before = step.before().local(lane);
        long known = step.local(lane).view().known();
        return transitions.stream().filter(t -> t.from().name().equals(before.state())
                && t.move().sent().equals(step.exchange().sent())
                && vocabulary.holds(t.move().guard(), before.view().known())
                && t.conditions().stream().skip(t.move().guard().isPresent() ? 1 : 0)
                        .allMatch(c -> vocabulary.holds(c.guard(), known) == c.value())).findFirst();
    }

    /** What becomes of a message that the flow does not await there; beside it, with each of the facts that it can carry. */
    private void receive(Runs.Visit visit, State state, Sent sent) {
        Behaviour.At at = visit.places().get(lane);
        for (long facts : alphabet.facts(sent)) {
            Behaviour.Step step = behaviour.step(at, new Letter.Receive(sent, facts));
            Run.Exchange exchange = runs.exchange(new Letter.Receive(sent, facts)).orElseThrow();
            if (step.seen() instanceof Observation.Refused refused) {
                probe(visit, state, sentences.refusal(state.name(), sent, refused.alert()), exchange,
                        new Expectation.Refuses(refused.alert()));
            } else if (step.seen() instanceof Observation.Passed passed) {
                probe(visit, state,
                        sentences.beside(state.name(), exchange, passed.fate(), circumstances(at, step)), exchange,
                        new Expectation.Takes(passed.fate(), behaviour.stage(step)));
            } else if (facts == 0 && behaviour.isUndecided(at.local(), sent)) {
                cases.missing(state, sentences.in(state.name()) + " and " + sentences.name(sent),
                        state.span(), "whether it is another message that is awaited depends on its content");
            }
        }
    }

    /** The facts by which it is decided what the role may send, if what it owes changes. */
    private List<String> circumstances(Behaviour.At before, Behaviour.Step step) {
        if (!(step.place() instanceof Behaviour.At after) || after.standing().equals(before.standing())) {
            return List.of();
        }
        long deciding = machine.ambients().stream().filter(ambient -> ambient.role().equals(machine.role()))
                .flatMap(ambient -> ambient.guard().stream()).mapToLong(vocabulary::reads).reduce(0, (a, b) -> a | b);
        return vocabulary.facts(deciding & before.local().view().known());
    }

    private void permit(Runs.Visit visit, State state, Sent sent) {
        boolean may = stage(visit).beside().contains(sent.message());
        Optional<Stage> now = behaviour.stage(behaviour.step(visit.places().get(lane), new Letter.SendBeside(sent, 0)));
        probe(visit, state, sentences.permission(state.name(), sent, may), new Run.Exchange(sent, Set.of()),
                may ? new Expectation.Sends(now) : new Expectation.Withholds());
    }

    private Stage stage(Runs.Visit visit) {
        return behaviour.stage(visit.places().get(lane));
    }

    private void probe(Runs.Visit visit, State state, String name, Run.Exchange exchange, Expectation expectation) {
        offer(visit, state, name, Optional.of(exchange), expectation, state.span());
    }

    private void offer(Runs.Visit visit, State about, String name, Optional<Run.Exchange> probe, Expectation expectation,
            Span span) {
        cases.offer(about, name, () -> new TestCase(name, machine.role(), visit.run(),
                runs.stages(visit, machine.role()), List.of(), probe, expectation, span));
    }
}
