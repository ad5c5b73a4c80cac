package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a role sends and receives messages beside the flow. */
final class AmbientSemantics {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final Beside beside;
    private final int lane;
    private final int most;

    /**
     * The ambients of a role.
     *
     * @param lane the role's lane
     * @param most how often each may be sent in a run
     */
    AmbientSemantics(ProtocolModel model, Vocabulary vocabulary, int lane, int most) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.beside = new Beside(model, vocabulary);
        this.lane = lane;
        this.most = most;
    }

    /** A message beside the flow goes out. */
    record Sending(Parcel parcel, Party after) {
    }

    /** What happens to a message beside the flow. */
    sealed interface Reception {
    }

    /** It was looked at. */
    record Taken(Party after) implements Reception {
    }

    /** It has to wait until it is known what to do with it. */
    record Waiting() implements Reception {
    }

    /** It is refused. */
    record Refused(Verdict.Failure failure) implements Reception {
    }

    /** Everything that the role can send beside the flow now. */
    List<Sending> sends(Party party) {
        List<Sending> all = new ArrayList<>();
        if (!party.open()) {
            return all;
        }
        if (party.sending().isOpen()) {
            return part(party, party.sending());
        }
        Role role = model.roles().get(lane);
        for (int i = 0; i < model.ambients().size(); i++) {
            Ambient ambient = model.ambients().get(i);
            if (ambient.role().equals(role) && party.sent().getOrDefault(i, 0) < most && maySend(ambient, party)) {
                View view = party.local().view();
                all.addAll(part(party.began(i), skipAbsent(new Block(Optional.of(ambient), 0, view.known()))));
            }
        }
        return all;
    }

    private boolean maySend(Ambient ambient, Party party) {
        return beside.isOpen(ambient, party.local().view())
                && ambient.unless().map(duty -> !party.duties().contains(duty)).orElse(true)
                && ambient.answers().map(party.requests()::containsKey).orElse(true);
    }

    /** Passes over the messages of a block whose guard is false. */
    private Block skipAbsent(Block block) {
        List<Ambient.Part> parts = block.ambient().orElseThrow().block();
        int next = block.next();
        while (next < parts.size() && !vocabulary.holds(parts.get(next).guard(), block.known())) {
            next++;
        }
        return next == parts.size() ? Block.NONE : new Block(block.ambient(), next, block.known());
    }

    private List<Sending> part(Party party, Block block) {
        Ambient ambient = block.ambient().orElseThrow();
        Sent sent = new Sent(ambient.role(), ambient.block().get(block.next()).message());
        Epoch epoch = beside.epoch(ambient, party.local().view());
        List<Sending> all = new ArrayList<>();
        for (long facts : vocabulary.valuations(sent, block.known())) {
            Block rest = skipAbsent(new Block(block.ambient(), block.next() + 1,
                    vocabulary.after(block.known(), sent, facts)));
            Parcel parcel = new Parcel(new Event(sent, facts, epoch), block.ambient(), block.next(), !rest.isOpen());
            Party after = party.sending(rest);
            all.add(new Sending(parcel, parcel.last() ? sent(ambient, after) : after));
        }
        return all;
    }

    private Party sent(Ambient ambient, Party party) {
        Party now = ambient.clears().map(duty -> party.owing(duty, false)).orElse(party);
        if (ambient.asks().isPresent()) {
            now = now.asking(ambient.asks().get(), 1);
        }
        if (ambient.answers().isPresent()) {
            now = now.asked(ambient.answers().get(), -1);
        }
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            now = now.listening(false).open(false);
        }
        return rekeyed(ambient, ambient.effects().contains(Ambient.Effect.CLOSES) ? now.open(false) : now, lane);
    }

    private Party rekeyed(Ambient ambient, Party party, int changed) {
        MachineSemantics.Local local = party.local();
        return ambient.then().filter(key -> vocabulary.holds(key.guard(), local.view().known()))
                .map(key -> party.local(new MachineSemantics.Local(local.state(),
                        local.view().epoch(changed, key.epoch())), party.before())).orElse(party);
    }

    /** What the role does with a message beside the flow. */
    Reception receive(Party party, Parcel parcel) {
        Ambient ambient = parcel.beside().orElseThrow();
        View view = party.local().view();
        if (!party.receiving().isOpen()) {
            if (beside.isSkipped(ambient, view)) {
                return new Taken(party);
            }
            if (ambient.accept().or(ambient::skip).isPresent()
                    && !ambient.accept().map(g -> vocabulary.holds(g, view.known())).orElse(false)) {
                return new Waiting();
            }
            if (!isAwaited(ambient, party)) {
                return new Refused(Verdict.Failure.UNSPECIFIED);
            }
        } else if (!party.receiving().ambient().equals(parcel.beside()) || party.receiving().next() > parcel.part()) {
            return new Refused(Verdict.Failure.UNSPECIFIED);
        }
        return isReadable(ambient, party, parcel.event().epoch()) ? new Taken(taken(ambient, party, parcel))
                : new Refused(Verdict.Failure.EPOCH);
    }

    /** The span of the sender's lane as the receiver sees it; guards bind only the sender. */
    private boolean isAwaited(Ambient ambient, Party party) {
        return ambient.after().map(sent -> beside.isSeen(sent, party.local().view())).orElse(true)
                && !ambient.until().filter(sent -> sent.role().equals(ambient.role()))
                .map(sent -> beside.isSeen(sent, party.local().view())).orElse(false)
                && ambient.answers().map(party.questions()::containsKey).orElse(true);
    }

    private boolean isReadable(Ambient ambient, Party party, Epoch epoch) {
        Epoch current = party.local().view().epoch(1 - lane);
        if (ambient.isUnprotected()) {
            return true;
        }
        boolean late = ambient.effects().contains(Ambient.Effect.LAG) && party.before().equals(Optional.of(epoch));
        return late || epoch.equals(current) && ambient.under().map(epoch::equals).orElse(true);
    }

    private Party taken(Ambient ambient, Party party, Parcel parcel) {
        long before = party.receiving().isOpen() ? party.receiving().known() : party.local().view().known();
        long known = vocabulary.after(before, parcel.event().sent(), parcel.event().facts());
        if (!parcel.last()) {
            return party.receiving(new Block(Optional.of(ambient), parcel.part() + 1, known));
        }
        Party now = party.receiving(Block.NONE);
        if (ambient.sets().filter(duty -> vocabulary.holds(duty.guard(), known)).isPresent()) {
            now = now.owing(ambient.sets().get().name(), true);
        }
        if (ambient.asks().isPresent()) {
            now = now.asked(ambient.asks().get(), 1);
        }
        if (ambient.answers().isPresent()) {
            now = now.asking(ambient.answers().get(), -1);
        }
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            now = now.open(false);
        }
        boolean ends = ambient.effects().contains(Ambient.Effect.FATAL) || ambient.effects().contains(Ambient.Effect.CLOSES);
        return rekeyed(ambient, ends ? now.listening(false) : now, 1 - lane);
    }
}
