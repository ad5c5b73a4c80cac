package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Beside;
import dev.parley.lang.flow.LaneHistory;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.flow.View;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.List;

/** A key change cannot overtake what its lane still carries. */
public final class Key implements Rule {
    @Override
    public String code() {
        return "key";
    }

    @Override
    public String documentation() {
        return """
                When the keys of a lane change, its reader changes keys at the same step of the flow as its writer, but
                perhaps earlier in time. That is safe right behind a message of the writer, because everything before that
                message has been read by then. Elsewhere, a message beside the flow that the writer sent under the old
                keys may still be on its way when the reader already uses the new ones. Put the change behind a message of
                its own lane, or bound the ambient so that it ends before; ambients that the reader skips, that have
                `lag`, or that travel unprotected do no harm. A change between a choice by a role and the first message of
                the alternative is refused as well: the reader, who still waits at the choice, would not know which keys
                to read with.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        Beside beside = new Beside(analysis.model(), analysis.vocabulary());
        LaneHistory.walk(analysis.open(), analysis.budget(), new LaneHistory.Visitor() {
            @Override
            public void send(Position.Send send, View view, List<Ambient> underWay) {
                underWay.stream().filter(ambient -> ambient.then().isPresent())
                        .forEach(ambient -> diagnostics.add(between(send, ambient)));
            }

            @Override
            public void rekey(Position.Rekey rekey, View view, List<Ambient> underWay, boolean choosing) {
                if (choosing) {
                    diagnostics.add(undecided(rekey));
                }
                underWay.stream().filter(ambient -> !isHarmless(ambient) && !beside.isSkipped(ambient, view))
                        .forEach(ambient -> diagnostics.add(overtaken(rekey, ambient)));
            }
        });
    }

    private Diagnostic undecided(Position.Rekey rekey) {
        return Diagnostic.of(code(), rekey.span(), "keys change between a choice and its first message, "
                + "so the reader does not know which keys to read with")
                .hint("change keys before the choice, or after the first message");
    }

    private Diagnostic between(Position.Send send, Ambient ambient) {
        return Diagnostic.of(code(), ambient.span(), "this changes keys, and so does harm while " + send.sent()
                + " is still to come in the same lane").note(send.span(), "the message of the flow")
                .hint("let it begin only after the last message of its lane");
    }

    private static boolean isHarmless(Ambient ambient) {
        return ambient.effects().contains(Ambient.Effect.LAG) || ambient.isUnprotected();
    }

    private Diagnostic overtaken(Position.Rekey rekey, Ambient ambient) {
        return Diagnostic.of(code(), rekey.span(), rekey.lane() + " may still be sending "
                + ambient.block().get(0).message().name().name() + " under the old keys when these keys change")
                .note(ambient.span(), "this may be under way")
                .hint("change keys right after a message of " + rekey.lane() + ", or end the ambient before");
    }
}
