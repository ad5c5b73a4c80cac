package dev.parley.backends.suite;

import dev.parley.lang.flow.View;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.Sent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a role may send beside the flow. */
final class BesideSending {
    private final Machine machine;
    private final Passage passage;

    BesideSending(Machine machine, Passage passage) {
        this.machine = machine;
        this.passage = passage;
    }

    /** The messages that may go out next. */
    Set<Message> open(Behaviour.At at) {
        Set<Message> open = new LinkedHashSet<>();
        Standing.Block block = at.standing().own();
        if (block.isOpen()) {
            List<Ambient.Part> parts = passage.ambients().get(block.ambient()).block();
            for (int part = block.part() + 1; part < parts.size(); part++) {
                if (passage.isNext(block, part, at.local().view())) {
                    open.add(parts.get(part).message());
                }
            }
            return open;
        }
        passage.ambients().stream().filter(ambient -> maySend(ambient, at))
                .forEach(ambient -> open.add(ambient.block().get(0).message()));
        return open;
    }

    /** What is seen when a message goes out, if it may, and where that leads. */
    Behaviour.Step send(Behaviour.At at, Sent sent, long facts, Behaviour.Stages stages) {
        if (!open(at).contains(sent.message())) {
            return Behaviour.impossible();
        }
        Standing.Block block = at.standing().own();
        if (block.isOpen()) {
            List<Ambient.Part> parts = passage.ambients().get(block.ambient()).block();
            for (int part = block.part() + 1; part < parts.size(); part++) {
                if (parts.get(part).message().equals(sent.message()) && passage.isNext(block, part, at.local().view())) {
                    return sent(at, block.ambient(), part, facts, stages);
                }
            }
        }
        return sent(at, chosen(at, sent.message()), 0, facts, stages);
    }

    /** Of several ambients with the message, the first that does more than to pass. */
    private int chosen(Behaviour.At at, Message message) {
        Optional<Integer> plain = Optional.empty();
        for (int i = 0; i < passage.ambients().size(); i++) {
            Ambient ambient = passage.ambients().get(i);
            if (ambient.block().get(0).message().equals(message) && maySend(ambient, at)) {
                boolean does = ambient.block().size() > 1 || ambient.then().isPresent() || ambient.clears().isPresent()
                        || ambient.asks().isPresent() || ambient.answers().isPresent() || Passage.ends(ambient);
                if (does) {
                    return i;
                }
                plain = plain.isPresent() ? plain : Optional.of(i);
            }
        }
        return plain.orElseThrow();
    }

    private Behaviour.Step sent(Behaviour.At at, int number, int part, long facts, Behaviour.Stages stages) {
        Ambient ambient = passage.ambients().get(number);
        return Passage.ends(ambient) ? Behaviour.impossible() : passage.after(at, number, part, facts)
                .map(after -> Behaviour.passed(Expectation.Fate.DELIVERED, after, stages)).orElse(Behaviour.impossible());
    }

    private boolean maySend(Ambient ambient, Behaviour.At at) {
        View view = at.local().view();
        return ambient.role().equals(machine.role()) && passage.isUnder(ambient, view) && passage.isWithin(ambient, view)
                && passage.holds(ambient.guard(), view)
                && ambient.unless().map(duty -> !at.standing().duties().contains(duty)).orElse(true)
                && ambient.answers().map(at.standing().questions()::contains).orElse(true);
    }
}
