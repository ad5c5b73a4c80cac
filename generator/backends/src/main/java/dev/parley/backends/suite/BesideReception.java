package dev.parley.backends.suite;

import dev.parley.lang.flow.Knowable;
import dev.parley.lang.flow.View;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What a role does with a message that its flow does not await. */
final class BesideReception {
    private final ProtocolModel model;
    private final Machine machine;
    private final Passage passage;
    /** What is left for a receiver to check of the guards of ambients. */
    private final Map<Ambient, Optional<Term>> guards = new IdentityHashMap<>();

    BesideReception(ProtocolModel model, Machine machine, Passage passage) {
        this.model = model;
        this.machine = machine;
        this.passage = passage;
        passage.ambients().forEach(ambient -> guards.put(ambient,
                ambient.guard().map(guard -> Knowable.byReceiver(model, machine.peer(), guard))));
    }

    /** What is seen of a message, and where it leads; {@code stages} tells what can be seen there. */
    Behaviour.Step receive(Behaviour.At at, Sent sent, long facts, Behaviour.Stages stages) {
        Standing.Block block = at.standing().peers();
        if (block.isOpen()) {
            return inBlock(at, block, sent, facts, stages);
        }
        for (int i = 0; i < passage.ambients().size(); i++) {
            Ambient ambient = passage.ambients().get(i);
            Match match = ambient.role().equals(machine.peer()) && isOpen(ambient, at) ? match(ambient, 0, sent) : Match.NO;
            if (match != Match.NO) {
                return match == Match.YES ? passes(at, i, 0, sent, facts, stages) : Behaviour.impossible();
            }
        }
        if (facts != 0) {
            return Behaviour.impossible();
        }
        return isDiscarded(at, sent) ? Behaviour.passed(Expectation.Fate.SKIPPED, at, stages) : refused();
    }

    private Behaviour.Step inBlock(Behaviour.At at, Standing.Block block, Sent sent, long facts, Behaviour.Stages stages) {
        for (int part = block.part() + 1; part < passage.ambients().get(block.ambient()).block().size(); part++) {
            Match match = match(passage.ambients().get(block.ambient()), part, sent);
            if (match != Match.NO && passage.isNext(block, part, at.local().view())) {
                return match == Match.YES ? passes(at, block.ambient(), part, sent, facts, stages)
                        : Behaviour.impossible();
            }
        }
        return facts != 0 ? Behaviour.impossible() : refused();
    }

    private Match match(Ambient ambient, int part, Sent sent) {
        return Match.of(ambient.block().get(part).message(), sent.message(), model.envelope().isStream());
    }

    /** Another message of the same wire type has facts of its own, of which nothing is said. */
    private Behaviour.Step passes(Behaviour.At at, int number, int part, Sent sent, long facts, Behaviour.Stages stages) {
        Ambient ambient = passage.ambients().get(number);
        Sent awaited = new Sent(ambient.role(), ambient.block().get(part).message());
        if (!awaited.equals(sent) && passage.carried(awaited) != 0) {
            return Behaviour.impossible();
        }
        if (Passage.ends(ambient)) {
            return Behaviour.ended(Passage.fate(ambient));
        }
        return passage.after(at, number, part, awaited.equals(sent) ? facts : 0)
                .map(after -> Behaviour.passed(Passage.fate(ambient), after, stages)).orElse(Behaviour.impossible());
    }

    private boolean isOpen(Ambient ambient, Behaviour.At at) {
        View view = at.local().view();
        return passage.isUnder(ambient, view) && passage.isWithin(ambient, view)
                && passage.holds(guards.get(ambient), view)
                && passage.holds(ambient.accept(), view)
                && ambient.answers().map(at.standing().questions()::contains).orElse(true);
    }

    private boolean isDiscarded(Behaviour.At at, Sent sent) {
        return passage.skips(at) && passage.ambients().stream().anyMatch(ambient -> ambient.role().equals(machine.peer())
                && ambient.skip().isPresent() && match(ambient, 0, sent) == Match.YES);
    }

    private Behaviour.Step refused() {
        return new Behaviour.Step(new Observation.Refused(model.alerts().unexpected()), new Behaviour.Over());
    }
}
