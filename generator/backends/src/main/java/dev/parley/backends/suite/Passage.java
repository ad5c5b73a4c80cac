package dev.parley.backends.suite;

import dev.parley.lang.flow.MachineSemantics.Local;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.List;
import java.util.Optional;

/** What a message beside the flow does to a role that sends or takes it. */
final class Passage {
    private final ProtocolModel model;
    private final Machine machine;
    private final Vocabulary vocabulary;
    private final Alphabet alphabet;

    Passage(ProtocolModel model, Machine machine, Vocabulary vocabulary) {
        this.model = model;
        this.machine = machine;
        this.vocabulary = vocabulary;
        this.alphabet = new Alphabet(model, machine, vocabulary);
    }

    List<Ambient> ambients() {
        return machine.ambients();
    }

    boolean holds(Optional<Term> guard, View view) {
        return vocabulary.holds(guard, view.known());
    }

    long carried(Sent sent) {
        return vocabulary.carried(sent);
    }

    Epoch epoch(Role lane, View view) {
        return view.epoch(model.roles().indexOf(lane));
    }

    /** Whether the epoch of its lane lets the ambient pass. */
    boolean isUnder(Ambient ambient, View view) {
        return ambient.isUnprotected() || ambient.under().map(epoch(ambient.role(), view)::equals).orElse(true);
    }

    /** Whether what begins and ends its span lets the ambient pass. */
    boolean isWithin(Ambient ambient, View view) {
        return ambient.after().map(sent -> vocabulary.isSeen(sent, view.known())).orElse(true)
                && !ambient.until().map(sent -> vocabulary.isSeen(sent, view.known())).orElse(false);
    }

    /** Whether records of the peer that do not open are discarded. */
    boolean skips(Behaviour.At at) {
        View view = at.local().view();
        return at.standing().skipping() || declines(view);
    }

    /** Whether what the peer may be sending in its epoch is discarded. */
    boolean declines(View view) {
        return ambients().stream().anyMatch(ambient -> ambient.role().equals(machine.peer()) && ambient.skip().isPresent()
                && isUnder(ambient, view) && holds(ambient.skip(), view));
    }

    /** The number of the part of a block that is next, if it is the one wanted. */
    boolean isNext(Standing.Block block, int part, View view) {
        List<Ambient.Part> parts = ambients().get(block.ambient()).block();
        return part > block.part() && holds(parts.get(part).guard(), view)
                && parts.subList(block.part() + 1, part).stream().noneMatch(p -> holds(p.guard(), view));
    }

    /**
     * Where a role is behind a part of an ambient; nothing if a question would be open twice, which is never tried.
     *
     * @param number the number of the ambient
     */
    Optional<Behaviour.At> after(Behaviour.At at, int number, int part, long facts) {
        Ambient ambient = ambients().get(number);
        boolean own = ambient.role().equals(machine.role());
        View view = at.local().view();
        View known = new View(known(ambient, part, view, facts), view.first(), view.second());
        Standing standing = at.standing();
        if (part == 0) {
            if (ambient.asks().filter(standing.questions()::contains).isPresent()) {
                return Optional.empty();
            }
            standing = opened(ambient, own, standing, known);
        }
        standing = standing.block(own, rest(number, part, known));
        Behaviour.At there = new Behaviour.At(new Local(at.local().state(), known), standing);
        return Optional.of(part == ambient.block().size() - 1 ? rekeyed(there, ambient) : there);
    }

    /** Facts of a message that is one of the flow too are those of the flow. */
    private long known(Ambient ambient, int part, View view, long facts) {
        Sent sent = new Sent(ambient.role(), ambient.block().get(part).message());
        return alphabet.main(sent.role()).contains(sent) ? view.known()
                : view.known() & ~vocabulary.carried(sent) | facts;
    }

    private Standing opened(Ambient ambient, boolean own, Standing before, View view) {
        Standing now = before;
        if (ambient.asks().isPresent()) {
            now = now.question(ambient.asks().get(), true);
        }
        if (ambient.answers().isPresent()) {
            now = now.question(ambient.answers().get(), false);
        }
        if (own && ambient.clears().isPresent()) {
            now = now.duty(ambient.clears().get(), false);
        }
        return !own && ambient.sets().filter(duty -> holds(duty.guard(), view)).isPresent()
                ? now.duty(ambient.sets().get().name(), true) : now;
    }

    private Standing.Block rest(int number, int part, View view) {
        List<Ambient.Part> parts = ambients().get(number).block();
        return parts.subList(part + 1, parts.size()).stream().anyMatch(p -> holds(p.guard(), view))
                ? new Standing.Block(number, part) : Standing.Block.NONE;
    }

    private Behaviour.At rekeyed(Behaviour.At at, Ambient ambient) {
        View view = at.local().view();
        Optional<FlowStep.Key> key = ambient.then().filter(k -> holds(k.guard(), view));
        if (key.isEmpty()) {
            return at;
        }
        boolean first = model.roles().indexOf(key.get().role()) == 0;
        View changed = new View(view.known(), first ? key.get().epoch() : view.first(),
                first ? view.second() : key.get().epoch());
        Standing standing = key.get().role().equals(machine.peer()) ? at.standing().rekeyed(declines(view)) : at.standing();
        return new Behaviour.At(new Local(at.local().state(), changed), standing);
    }

    static Expectation.Fate fate(Ambient ambient) {
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            return Expectation.Fate.CLOSES;
        }
        if (ambient.effects().contains(Ambient.Effect.CLOSES)) {
            return Expectation.Fate.ENDS_LANE;
        }
        return ambient.effects().contains(Ambient.Effect.DROPPED) ? Expectation.Fate.DROPPED
                : Expectation.Fate.DELIVERED;
    }

    static boolean ends(Ambient ambient) {
        return ambient.effects().contains(Ambient.Effect.FATAL) || ambient.effects().contains(Ambient.Effect.CLOSES);
    }
}
