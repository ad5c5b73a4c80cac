package dev.parley.backends.suite;

import dev.parley.lang.flow.Knowable;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;

/**
 * What a role does with a message that its flow does not await, when nothing went before it beside the flow but what has
 * no effect: so no question is open, and no block begun.
 */
final class BesideReception {
    private final ProtocolModel model;
    private final Role peer;
    private final Vocabulary vocabulary;
    private final int peerLane;

    BesideReception(ProtocolModel model, Role peer, Vocabulary vocabulary) {
        this.model = model;
        this.peer = peer;
        this.vocabulary = vocabulary;
        this.peerLane = model.roles().indexOf(peer);
    }

    /**
     * The answer to a message.
     *
     * @param stays whether the role is afterwards as before
     */
    record Answer(Observation seen, boolean stays) {
    }

    Answer answer(Sent sent, View view) {
        for (Ambient ambient : model.ambients()) {
            if (ambient.role().equals(peer) && isOpen(ambient, view)) {
                Match match = Match.of(ambient.block().get(0).message(), sent.message(), model.envelope().isStream());
                if (match == Match.YES && !isDeclinable(ambient)) {
                    return new Answer(new Observation.Passed(fate(ambient)), isWithoutEffect(ambient));
                }
                if (match != Match.NO) {
                    return new Answer(new Observation.Impossible(), false);
                }
            }
        }
        return new Answer(new Observation.Refused(model.alerts().unexpected()), false);
    }

    private boolean isOpen(Ambient ambient, View view) {
        return ambient.under().map(view.epoch(peerLane)::equals).orElse(true)
                && ambient.after().map(sent -> vocabulary.isSeen(sent, view.known())).orElse(true)
                && !ambient.until().map(sent -> vocabulary.isSeen(sent, view.known())).orElse(false)
                && vocabulary.holds(ambient.guard().map(g -> Knowable.byReceiver(model, peer, g)), view.known())
                && ambient.answers().isEmpty();
    }

    /** Whether the layer below has a say, which discards what was sent too early. */
    private static boolean isDeclinable(Ambient ambient) {
        return ambient.accept().isPresent() || ambient.skip().isPresent();
    }

    private static Expectation.Fate fate(Ambient ambient) {
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            return Expectation.Fate.CLOSES;
        }
        if (ambient.effects().contains(Ambient.Effect.CLOSES)) {
            return Expectation.Fate.ENDS_LANE;
        }
        return ambient.effects().contains(Ambient.Effect.DROPPED) ? Expectation.Fate.DROPPED
                : Expectation.Fate.DELIVERED;
    }

    /** Whether nothing that comes later depends on it. */
    static boolean isWithoutEffect(Ambient ambient) {
        return ambient.block().size() == 1 && ambient.then().isEmpty() && ambient.sets().isEmpty()
                && ambient.asks().isEmpty() && ambient.answers().isEmpty()
                && !ambient.effects().contains(Ambient.Effect.FATAL) && !ambient.effects().contains(Ambient.Effect.CLOSES);
    }
}
