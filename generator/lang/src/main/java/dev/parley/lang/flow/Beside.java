package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the messages beside the flow can go out, as far as the flow tells. */
public final class Beside {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;

    /** The ambients of a model. */
    public Beside(ProtocolModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /** The epoch in which the ambient travels. */
    public Epoch epoch(Ambient ambient, View view) {
        return ambient.isUnprotected() ? ambient.under().orElseThrow() : view.epoch(model.roles().indexOf(ambient.role()));
    }

    /** Whether the sender may begin the ambient, with its duties and questions left aside. */
    public boolean isOpen(Ambient ambient, View view) {
        return ambient.under().map(epoch(ambient, view)::equals).orElse(true)
                && ambient.after().map(sent -> isSeen(sent, view)).orElse(true)
                && !ambient.until().map(sent -> isSeen(sent, view)).orElse(false)
                && vocabulary.holds(ambient.guard(), view.known())
                && ambient.block().stream().anyMatch(part -> vocabulary.holds(part.guard(), view.known()));
    }

    /** Whether the receiver discards the records of the ambient unopened. */
    public boolean isSkipped(Ambient ambient, View view) {
        return ambient.skip().map(g -> vocabulary.holds(g, view.known())).orElse(false)
                && !ambient.accept().map(g -> vocabulary.holds(g, view.known())).orElse(false);
    }

    /** Whether a message of the flow went out. */
    boolean isSeen(Sent sent, View view) {
        return vocabulary.isSeen(sent, view.known());
    }

    /** Whether it depends on other ambients, so that the flow alone does not tell when it can go out. */
    public boolean dependsOnOthers(Ambient ambient) {
        boolean byEpoch = model.ambients().stream().filter(Beside::changesEpoch).flatMap(a -> a.then().stream())
                .anyMatch(key -> ambient.under().equals(Optional.of(key.epoch())));
        long carried = model.ambients().stream().flatMap(a -> a.block().stream().map(p -> new Sent(a.role(), p.message())))
                .mapToLong(vocabulary::carried).reduce(0, (a, b) -> a | b);
        return byEpoch || ambient.guard().filter(g -> (vocabulary.reads(g) & carried) != 0).isPresent();
    }

    /** Whether it leads from one epoch to another, rather than to new keys of the same one. */
    private static boolean changesEpoch(Ambient ambient) {
        return ambient.then().filter(key -> !ambient.under().equals(Optional.of(key.epoch()))).isPresent();
    }

    /** The first messages that the ambient can begin with. */
    public static List<Message> firsts(Ambient ambient) {
        List<Message> found = new ArrayList<>();
        for (Ambient.Part part : ambient.block()) {
            found.add(part.message());
            if (part.guard().isEmpty()) {
                break;
            }
        }
        return List.copyOf(found);
    }
}
