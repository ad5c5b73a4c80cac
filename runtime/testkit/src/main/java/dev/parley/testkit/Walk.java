package dev.parley.testkit;

import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings a role along a path, message by message, and looks at it in every stage. */
final class Walk {
    private final Path path;
    private final Side tested;
    private final Side peer;
    private Stage stage;
    private int exchanges;
    private int sent;

    Walk(Path path) {
        Pairing pairing = path.pairing();
        this.path = path;
        Stage first = path.first();
        this.stage = first;
        this.tested = new Side(pairing.role(), path.script(true), pairing.machine(), first.writes(), first.reads());
        this.peer = new Side(pairing.peer(), path.script(false), pairing.peerMachine(), first.reads(), first.writes());
    }

    Side tested() {
        return tested;
    }

    /** To the end of the path. */
    void go() throws Deviation {
        try {
            peer.start();
            tested.start();
        } catch (ProtocolException e) {
            throw new Deviation("a machine does not start: " + describe(e), e);
        }
        look(path.first());
        for (Path.Leg leg : path.legs()) {
            if (leg instanceof Path.Exchange exchange) {
                exchange(exchange);
            } else if (leg instanceof Path.Aside aside) {
                aside(aside);
            }
        }
    }

    /** Lets the peer take all that the role under test has sent. */
    void settle() throws Deviation {
        while (!tested.outbox().isEmpty()) {
            deliver(tested, peer);
        }
    }

    private void exchange(Path.Exchange exchange) throws Deviation {
        Stage from = stage;
        while (tested.steps().size() <= exchanges) {
            if (!peer.outbox().isEmpty()) {
                deliver(peer, tested);
            } else if (!tested.outbox().isEmpty()) {
                deliver(tested, peer);
            } else {
                throw new Deviation("the " + (exchange.sent() ? tested : peer).title() + " does not send "
                        + exchange.message());
            }
        }
        Step step = tested.steps().get(exchanges);
        if (step.sent() != exchange.sent() || step.message() != exchange.message().kind()) {
            throw new Deviation("it " + (step.sent() ? "sent " : "took ") + step.message().label() + " where it should have "
                    + (exchange.sent() ? "sent " : "taken ") + exchange.message());
        }
        String verb = step.sent() ? "sending " : "taking ";
        same(verb + exchange.message() + " led from", from.state(), step.from());
        same(verb + exchange.message() + " led to", exchange.to().state(), step.to());
        same(exchange.message() + " travelled under", (exchange.sent() ? from.writes() : from.reads()).label(),
                step.epoch());
        exchanges++;
        if (exchange.sent()) {
            sent++;
        }
        stage = exchange.to();
        look(stage);
    }

    private void aside(Path.Aside aside) throws Deviation {
        if (aside.sent()) {
            sends(aside.message());
        } else {
            settle();
            boolean bySender = peer.outbox().isEmpty() && peer.machine().maySend(aside.message().kind());
            if (bySender) {
                sendBeside(peer, aside.message());
            }
            try {
                take(aside.message(), aside.fate(), bySender);
            } catch (ProtocolException e) {
                throw new Deviation("it is refused with " + describe(e), e);
            }
        }
        stage = aside.to();
        look(stage);
    }

    /** The role under test takes a message beside the flow. */
    void take(Example message, Fate fate, boolean isUnderWay) throws Deviation, ProtocolException {
        int before = tested.passed().size();
        if (isUnderWay) {
            tested.take(peer.outbox().remove());
        } else {
            tested.inject(message);
        }
        List<Side.Passed> told = fate == Fate.SKIPPED ? List.of()
                : List.of(new Side.Passed(message.kind(), message.body()));
        if (!tested.passed().subList(before, tested.passed().size()).equals(told)) {
            throw new Deviation("it took " + tested.passed().subList(before, tested.passed().size()));
        }
        same("it is closed", String.valueOf(fate == Fate.CLOSES), String.valueOf(tested.machine().isClosed()));
        same("it reads on", String.valueOf(fate != Fate.CLOSES && fate != Fate.ENDS_LANE),
                String.valueOf(tested.machine().isReading()));
    }

    /** The role under test sends a message beside the flow, and its peer takes it. */
    void sends(Example message) throws Deviation {
        settle();
        int before = peer.passed().size();
        sendBeside(tested, message);
        settle();
        if (!peer.hasStopped() && peer.passed().size() != before + 1) {
            throw new Deviation("the " + peer.title() + " does not take " + message);
        }
    }

    private static void sendBeside(Side side, Example message) throws Deviation {
        try {
            side.sendBeside(message);
        } catch (ProtocolException | IllegalStateException e) {
            throw new Deviation("the " + side.title() + " does not send " + message + ": " + e.getMessage(), e);
        }
    }

    private void deliver(Side from, Side to) throws Deviation {
        try {
            to.take(from.outbox().remove());
        } catch (ProtocolException e) {
            throw new Deviation("the " + to.title() + " refuses what the " + from.title() + " sends with " + describe(e), e);
        }
    }

    /** What has happened so far, as the role under test saw it. */
    String story() {
        Story story = new Story();
        tested.steps().forEach(step -> story.add((step.sent() ? tested : peer).title(), step));
        return story.text();
    }

    static String describe(ProtocolException e) {
        return e.alert().label() + " (" + e.getMessage() + ")";
    }

    /** Compares what can be seen with what should be seen in the stage. */
    void look(Stage stage) throws Deviation {
        if (stage.rests()) {
            Set<? extends MessageKind> more = tested.script().offered(sent);
            if (!more.isEmpty()) {
                throw new Deviation("it goes on to send " + names(more) + " in " + stage.state());
            }
            same("it rests in", stage.state(), tested.machine().state());
            same("it is done", String.valueOf(stage.done()), String.valueOf(tested.machine().isDone()));
            same("its keys are of", stage.writes().label(), tested.writes());
            if (!tested.machine().skipsUnreadable()) {
                same("the keys of its peer are of", stage.reads().label(), tested.reads());
            }
            same("it discards what does not open", String.valueOf(stage.skips()),
                    String.valueOf(tested.machine().skipsUnreadable()));
            Set<MessageKind> beside = path.pairing().kinds().stream().filter(tested.machine()::maySend)
                    .collect(Collectors.toSet());
            same("beside the flow it may send", names(stage.beside()), names(beside));
        } else {
            same("in " + stage.state() + " it can send", names(stage.sends()), names(tested.script().offered(sent)));
        }
    }

    private static String names(Set<? extends MessageKind> kinds) {
        return kinds.isEmpty() ? "nothing"
                : kinds.stream().map(MessageKind::label).sorted().collect(Collectors.joining(", "));
    }

    private static void same(String what, String wanted, String found) throws Deviation {
        if (!wanted.equals(found)) {
            throw new Deviation(what + " " + found + ", not " + wanted);
        }
    }
}
