package dev.parley.testkit;

import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.Labelled;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One role: its machine, and below it a transport that remembers everything. Slow work is done at once. */
final class Side implements Transport {
    /** A message on its way. */
    record Packet(int contentType, Bytes message, String epoch) {
    }

    /** A message beside the flow that was taken. */
    record Passed(MessageKind kind, Bytes body) {
    }

    private final String title;
    private final Script script;
    private final Machine machine;
    private final Deque<Packet> outbox = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Passed> passed = new ArrayList<>();
    private String writes;
    private String reads;
    private String readBefore;
    private boolean stopped;

    Side(String title, Script script, Pairing.Factory factory, Labelled writes, Labelled reads) {
        this.title = title;
        this.script = script;
        this.writes = writes.label();
        this.reads = reads.label();
        this.readBefore = reads.label();
        this.machine = factory.create(script, this);
    }

    String title() {
        return title;
    }

    Script script() {
        return script;
    }

    Machine machine() {
        return machine;
    }

    Deque<Packet> outbox() {
        return outbox;
    }

    List<Step> steps() {
        return steps;
    }

    List<Passed> passed() {
        return passed;
    }

    String writes() {
        return writes;
    }

    String reads() {
        return reads;
    }

    /** Whether its script ended while it had more to send, which ended the machine too. */
    boolean hasStopped() {
        return stopped;
    }

    void start() throws ProtocolException {
        act(machine::start);
    }

    /** Takes a message of the peer's machine, under the keys that it was sent under. */
    void take(Packet packet) throws ProtocolException, Deviation {
        if (packet.epoch().equals(reads)) {
            act(() -> machine.receive(packet.contentType(), packet.message()));
        } else if (packet.epoch().equals(readBefore) && machine.mayLag()) {
            act(() -> machine.receiveLate(packet.contentType(), packet.message()));
        } else if (!machine.skipsUnreadable() && !machine.isClosed()) {
            throw new Deviation("the " + title + " reads under " + reads + " what was sent under " + packet.epoch());
        }
    }

    /** Takes a message from nowhere, under the keys that it reads with. */
    void inject(Example message) throws ProtocolException {
        Bytes frame = machine.frame(message.kind(), message.body());
        act(() -> machine.receive(message.kind().contentType(), frame));
    }

    /** Sends a message beside the flow. */
    void sendBeside(Example message) throws ProtocolException {
        act(() -> machine.sendAmbient(message.kind(), message.body()));
    }

    private void act(Action action) throws ProtocolException {
        try {
            action.run();
            while (machine.pendingTask() != null) {
                machine.pendingTask().run();
                machine.resume();
            }
        } catch (ProtocolException e) {
            if (!(e.getCause() instanceof Script.EndException)) {
                throw e;
            }
            stopped = true;
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws ProtocolException;
    }

    @Override
    public void send(int contentType, Bytes message, boolean endsRecord) {
        outbox.add(new Packet(contentType, message, writes));
    }

    @Override
    public void writeKeys(EpochKeys keys) {
        try (keys) {
            writes = keys.epoch();
        }
    }

    @Override
    public void readKeys(EpochKeys keys) {
        try (keys) {
            readBefore = reads;
            reads = keys.epoch();
        }
    }

    @Override
    public void ambient(MessageKind kind, Bytes body) {
        passed.add(new Passed(kind, body));
    }

    @Override
    public void moved(Step step) {
        if (step.sent()) {
            script.sent(step.message());
        }
        steps.add(step);
    }
}
