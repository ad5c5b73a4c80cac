package dev.parley.backends.suite;

import dev.parley.lang.flow.Event;
import dev.parley.lang.flow.MachineSemantics;
import dev.parley.lang.flow.MachineSemantics.Local;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a role does, one letter after the other, as the code does it that is made of its machine. */
final class Behaviour {
    private static final Observation IMPOSSIBLE = new Observation.Impossible();

    private final ProtocolModel model;
    private final Machine machine;
    private final Vocabulary vocabulary;
    private final MachineSemantics semantics;
    private final Passage passage;
    private final BesideReception reception;
    private final BesideSending sending;
    private final int lane;

    Behaviour(ProtocolModel model, Machine machine, Vocabulary vocabulary) {
        this.model = model;
        this.machine = machine;
        this.vocabulary = vocabulary;
        this.semantics = new MachineSemantics(machine, vocabulary, model.roles());
        this.passage = new Passage(model, machine, vocabulary);
        this.reception = new BesideReception(model, machine, passage);
        this.sending = new BesideSending(machine, passage);
        this.lane = model.roles().indexOf(machine.role());
    }

    /** Where a role is, as far as letters go. */
    sealed interface Place {
    }

    /** It was not started. */
    record Fresh() implements Place {
    }

    /** It is in a state. */
    record At(Local local, Standing standing) implements Place {
    }

    /** Nothing more can be learnt of it: it is closed, its peer's lane has ended, or another letter was impossible. */
    record Over() implements Place {
    }

    /** What a letter shows, and where it leads. */
    record Step(Observation seen, Place place) {
    }

    /** Tells what can be seen of a place. */
    @FunctionalInterface
    interface Stages {
        Stage of(At at);
    }

    Machine machine() {
        return machine;
    }

    Place fresh() {
        return new Fresh();
    }

    /** What happens on a letter. */
    Step step(Place place, Letter letter) {
        if (place instanceof Fresh && letter instanceof Letter.Start start) {
            return moved(start(start.options()));
        }
        if (!(place instanceof At at)) {
            return impossible();
        }
        if (letter instanceof Letter.Send send) {
            return send(at, send);
        } else if (letter instanceof Letter.SendBeside send) {
            return isSending(at.local()) ? impossible() : sending.send(at, send.sent(), send.facts(), this::stage);
        }
        return letter instanceof Letter.Receive receive ? receive(at, receive) : impossible();
    }

    static Step impossible() {
        return new Step(IMPOSSIBLE, new Over());
    }

    static Step ended(Expectation.Fate fate) {
        return new Step(new Observation.Passed(fate, Optional.empty()), new Over());
    }

    static Step passed(Expectation.Fate fate, At at, Stages stages) {
        return new Step(new Observation.Passed(fate, Optional.of(Observation.Moved.to(stages.of(at)))), at);
    }

    private Step moved(At after) {
        return new Step(Observation.Moved.to(stage(after)), after);
    }

    /** Where the role comes to rest first. */
    At start(Set<String> options) {
        long known = 0;
        for (long rest = vocabulary.options(machine.role()); rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            known |= options.containsAll(vocabulary.options(machine.role(), bit)) ? bit : 0;
        }
        Epoch plain = Semantics.plain(model);
        return new At(semantics.start(new View(known, plain, plain)), Standing.NONE);
    }

    /** What can be seen of a place, and its name. */
    Stage stage(At at) {
        Local local = at.local();
        Set<Message> sends = enabled(local).stream().map(Sent::message).collect(Collectors.toSet());
        return new Stage(local.state(), sends, isSending(local) ? Set.of() : sending.open(at),
                local.view().epoch(lane), local.view().epoch(1 - lane), semantics.kind(local) == State.Kind.END,
                !isSending(local) && passage.skips(at));
    }

    /** What can be seen where a step leads, unless nothing is to be learnt there. */
    Optional<Stage> stage(Step step) {
        return step.place() instanceof At at ? Optional.of(stage(at)) : Optional.empty();
    }

    /** The messages of the flow that the role can send now. */
    List<Sent> enabled(Local local) {
        return isSending(local) ? semantics.enabled(local).stream().map(Move::sent).toList() : List.of();
    }

    boolean isSending(Local local) {
        return semantics.kind(local) == State.Kind.SEND;
    }

    private Step send(At at, Letter.Send letter) {
        Optional<Move> move = semantics.enabled(at.local()).stream()
                .filter(m -> isSending(at.local()) && m.sent().equals(letter.sent())).findFirst();
        return move.map(m -> pass(at, m, letter.facts(), lane)).orElse(impossible());
    }

    private Step pass(At at, Move move, long facts, int sender) {
        View view = at.local().view();
        if (!vocabulary.valuations(move.sent(), view.known()).contains(facts)) {
            return impossible();
        }
        Local after = semantics.after(move, new Event(move.sent(), facts, view.epoch(sender)), view);
        Standing standing = at.standing();
        if (!after.view().epoch(1 - lane).equals(view.epoch(1 - lane))) {
            standing = standing.rekeyed(passage.declines(new View(after.view().known(), view.first(), view.second())));
        }
        return moved(new At(after, standing.moved(sender == lane)));
    }

    private Step receive(At at, Letter.Receive letter) {
        Local local = at.local();
        if (isSending(local) || !isTold(local, letter.sent())) {
            return impossible();
        }
        for (Move move : semantics.enabled(local)) {
            Match match = move.epochs().contains(local.view().epoch(1 - lane))
                    ? Match.of(move.sent().message(), letter.sent().message(), model.envelope().isStream()) : Match.NO;
            if (match == Match.YES && move.sent().equals(letter.sent())) {
                return pass(at, move, letter.facts(), 1 - lane);
            }
            if (match == Match.MAYBE || match == Match.YES && vocabulary.carried(move.sent()) != 0) {
                return impossible();
            }
            if (match == Match.YES) {
                return pass(at, move, 0, 1 - lane);
            }
        }
        return takeBeside(at, letter);
    }

    /** What happens on a message beside the flow, even if the role has something of the flow to send first. */
    Step takeBeside(At at, Letter.Receive letter) {
        return reception.receive(at, letter.sent(), letter.facts(), this::stage);
    }

    /** Whether the message may be another one that is awaited, which only its content tells. */
    boolean isUndecided(Local local, Sent sent) {
        boolean stream = model.envelope().isStream();
        return isTold(local, sent) && semantics.enabled(local).stream().map(Move::sent)
                .noneMatch(awaited -> Match.of(awaited.message(), sent.message(), stream) == Match.YES);
    }

    /**
     * Whether the role can tell the message from others. On a stream without tags, bytes are what is awaited: only another
     * meaning of an awaited wire type can be told, and raw content once the flow is over.
     */
    private boolean isTold(Local local, Sent sent) {
        if (!model.envelope().isStream()) {
            return true;
        }
        State state = machine.state(local.state());
        return state.moves().isEmpty() ? sent.message().wire().isEmpty()
                : state.moves().stream().anyMatch(m -> m.sent().message().wireName().equals(sent.message().wireName()));
    }
}
