package dev.parley.backends.suite;

import dev.parley.lang.flow.Beside;
import dev.parley.lang.flow.Event;
import dev.parley.lang.flow.MachineSemantics;
import dev.parley.lang.flow.MachineSemantics.Local;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import java.util.LinkedHashSet;
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
    private final Beside beside;
    private final BesideReception reception;
    private final int lane;

    Behaviour(ProtocolModel model, Machine machine, Vocabulary vocabulary) {
        this.model = model;
        this.machine = machine;
        this.vocabulary = vocabulary;
        this.semantics = new MachineSemantics(machine, vocabulary, model.roles());
        this.beside = new Beside(model, vocabulary);
        this.reception = new BesideReception(model, machine.peer(), vocabulary);
        this.lane = model.roles().indexOf(machine.role());
    }

    /** Where a role is, as far as letters go. */
    sealed interface Place {
    }

    /** It was not started. */
    record Fresh() implements Place {
    }

    /** It is in a state. */
    record At(Local local) implements Place {
    }

    /** Nothing more can be learnt of it: it is closed, its peer's lane has ended, or another letter was impossible. */
    record Over() implements Place {
    }

    /** What a letter shows, and where it leads. */
    record Step(Observation seen, Place place) {
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
        if (place instanceof At at && letter instanceof Letter.Send send) {
            return send(at.local(), send);
        }
        return place instanceof At at && letter instanceof Letter.Receive receive ? receive(at.local(), receive)
                : impossible();
    }

    private static Step impossible() {
        return new Step(IMPOSSIBLE, new Over());
    }

    private Step moved(Local after) {
        return new Step(Observation.Moved.to(stage(after)), new At(after));
    }

    /** Where the role comes to rest first. */
    Local start(Set<String> options) {
        long known = 0;
        for (long rest = vocabulary.options(machine.role()); rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            known |= options.containsAll(vocabulary.options(machine.role(), bit)) ? bit : 0;
        }
        Epoch plain = Semantics.plain(model);
        return semantics.start(new View(known, plain, plain));
    }

    /** What can be seen of a place, and its name. */
    Stage stage(Local local) {
        Set<Message> sends = enabled(local).stream().map(Sent::message).collect(Collectors.toSet());
        return new Stage(local.state(), sends, isSending(local) ? Set.of() : openBeside(local.view()),
                local.view().epoch(lane), local.view().epoch(1 - lane), semantics.kind(local) == State.Kind.END);
    }

    /** The messages of the flow that the role can send now. */
    List<Sent> enabled(Local local) {
        return isSending(local) ? semantics.enabled(local).stream().map(Move::sent).toList() : List.of();
    }

    boolean isSending(Local local) {
        return semantics.kind(local) == State.Kind.SEND;
    }

    /** What may begin beside the flow; no question was ever asked, so that none can be answered. */
    private Set<Message> openBeside(View view) {
        Set<Message> open = new LinkedHashSet<>();
        for (Ambient ambient : model.ambients()) {
            if (ambient.role().equals(machine.role()) && ambient.answers().isEmpty() && beside.isOpen(ambient, view)) {
                open.add(ambient.block().get(0).message());
            }
        }
        return open;
    }

    private Step send(Local local, Letter.Send letter) {
        Optional<Move> move = semantics.enabled(local).stream()
                .filter(m -> isSending(local) && m.sent().equals(letter.sent())).findFirst();
        return move.map(m -> pass(local, m, letter.facts(), lane)).orElse(impossible());
    }

    private Step pass(Local local, Move move, long facts, int sender) {
        return vocabulary.valuations(move.sent(), local.view().known()).contains(facts)
                ? moved(semantics.after(move, new Event(move.sent(), facts, local.view().epoch(sender)), local.view()))
                : impossible();
    }

    private Step receive(Local local, Letter.Receive letter) {
        if (isSending(local) || !isTold(local, letter.sent())) {
            return impossible();
        }
        for (Move move : semantics.enabled(local)) {
            Match match = move.epochs().contains(local.view().epoch(1 - lane))
                    ? Match.of(move.sent().message(), letter.sent().message(), model.envelope().isStream()) : Match.NO;
            if (match == Match.YES && move.sent().equals(letter.sent())) {
                return pass(local, move, letter.facts(), 1 - lane);
            }
            if (match == Match.MAYBE || match == Match.YES && vocabulary.carried(move.sent()) != 0) {
                return impossible();
            }
            if (match == Match.YES) {
                return pass(local, move, 0, 1 - lane);
            }
        }
        return letter.facts() != 0 ? impossible() : besideOf(local, letter.sent());
    }

    /** Whether the message may be another one that is awaited, which only its content tells. */
    boolean isUndecided(Local local, Sent sent) {
        boolean stream = model.envelope().isStream();
        return isTold(local, sent) && semantics.enabled(local).stream().map(Move::sent)
                .noneMatch(awaited -> Match.of(awaited.message(), sent.message(), stream) == Match.YES);
    }

    private Step besideOf(Local local, Sent sent) {
        BesideReception.Answer answer = reception.answer(sent, local.view());
        return new Step(answer.seen(), answer.stays() ? new At(local) : new Over());
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
