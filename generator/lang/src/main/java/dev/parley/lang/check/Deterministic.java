package dev.parley.lang.check;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Beside;
import dev.parley.lang.flow.Exploration;
import dev.parley.lang.flow.FirstActions;
import dev.parley.lang.flow.Forced;
import dev.parley.lang.flow.LaneHistory;
import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/** What arrives tells where the sender is. */
public final class Deterministic implements Rule {
    @Override
    public String code() {
        return "deterministic";
    }

    @Override
    public String documentation() {
        return """
                The reader of a choice learns from the first message which alternative was taken. Two alternatives that are
                open at once must therefore begin with messages that can be told apart: they have different types on the
                wire, or their `where` conditions exclude each other by their form alone, such as `x == 1` and `x != 1`,
                two different constants, or present and absent. The same holds for a message of the flow and a message
                beside the flow that may come at the same time, in the same lane and epoch. Add such conditions, guard the
                alternatives so that only one is open, or let the alternatives share their beginning.""";
    }

    @Override
    public void check(Analysis analysis, Diagnostics diagnostics) throws TooComplexException {
        for (Position position : analysis.graph().positions()) {
            if (position instanceof Position.Choice choice && choice.decider().isPresent()) {
                alternatives(choice, choice.decider().get(), analysis.open(), diagnostics);
            }
        }
        Beside beside = new Beside(analysis.model(), analysis.vocabulary());
        LaneHistory.walk(analysis.open(), analysis.budget(), new LaneHistory.Visitor() {
            @Override
            public void send(Position.Send send, View view, List<Ambient> underWay) {
                Epoch epoch = view.epoch(analysis.semantics().lane(send.sent().role()));
                underWay.stream().filter(ambient -> beside.epoch(ambient, view).equals(epoch))
                        .forEach(ambient -> compare(send, ambient, diagnostics));
            }

            @Override
            public void rekey(Position.Rekey rekey, View view, List<Ambient> underWay, boolean choosing) {
                // A key change is no message, so nothing can be taken for it.
            }
        });
    }

    private void alternatives(Position.Choice choice, Role decider, Exploration open, Diagnostics diagnostics) {
        FirstActions actions = new FirstActions(open.semantics());
        for (View view : open.views(choice.id())) {
            List<Position.Send> sends = new ArrayList<>();
            for (Position.Arm arm : Forced.possible(choice, decider, view, open.semantics())) {
                actions.from(arm.first(), view).stream().filter(Position.Send.class::isInstance)
                        .map(Position.Send.class::cast).filter(s -> !sends.contains(s)).forEach(sends::add);
            }
            for (int i = 0; i < sends.size(); i++) {
                for (Position.Send later : sends.subList(i + 1, sends.size())) {
                    compare(sends.get(i), later, diagnostics);
                }
            }
        }
    }

    private void compare(Position.Send one, Position.Send other, Diagnostics diagnostics) {
        boolean samePlace = one.sent().equals(other.sent()) && one.next() == other.next();
        if (!samePlace && one.sent().role().equals(other.sent().role())
                && WireTypes.overlap(one.sent().message(), other.sent().message())) {
            diagnostics.add(Diagnostic.of(code(), other.span(), other.sent()
                    + " cannot be told from another first message that is possible at the same choice")
                    .note(one.span(), "the other message, " + one.sent()));
        }
    }

    private void compare(Position.Send send, Ambient ambient, Diagnostics diagnostics) {
        if (Beside.firsts(ambient).stream().anyMatch(m -> WireTypes.overlap(m, send.sent().message()))) {
            diagnostics.add(Diagnostic.of(code(), send.span(),
                    send.sent() + " cannot be told from a message beside the flow that may come at the same time")
                    .note(ambient.span(), "the message beside the flow"));
        }
    }
}
