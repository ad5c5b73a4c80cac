package dev.parley.wire;

import java.util.List;

/**
 * What all generated machines share: reassembly of messages, running to completion, slow work, the messages beside the
 * flow, and the end. The order of messages is the subclass's.
 *
 * <p>One thread at a time. An exception closes the machine; from then on it ignores whatever arrives.
 */
public abstract class Machine extends Rules {
    /** The messages that were sent and received; the subclass appends and reads. */
    protected final Transcript transcript = new Transcript();

    private final DefaultAlerts alerts;
    private final Transport transport;
    private final Lane own;
    private final Lane peer;
    private final Intake intake;

    private boolean started;
    private boolean busy;
    private boolean closed;
    private Task<?> pending;
    private Labelled travelled;

    /**
     * A machine at rest before its first state.
     *
     * @param contents every kind of content of the envelope
     * @param plain the epoch in which both lanes begin
     */
    protected Machine(List<Content> contents, DefaultAlerts alerts, Labelled plain, Transport transport) {
        this.alerts = alerts;
        this.transport = transport;
        this.own = new Lane(plain);
        this.peer = new Lane(plain);
        this.intake = new Intake(contents, alerts, peer, new Reception());
    }

    /**
     * Enters the flow and sends what is due.
     *
     * @throws IllegalStateException if it was started before
     */
    public final void start() throws ProtocolException {
        if (started) {
            throw new IllegalStateException("the machine was started before");
        }
        started = true;
        run(() -> {
            enter();
            drain();
        });
    }

    /**
     * Takes the content of one record, or a piece of a stream. Fragments are put together; what comes behind a message
     * that needs a task is kept until the task is done. Ignored once the peer's lane has ended or the machine is closed.
     *
     * @param contentType the tag of the content; {@link MessageKind#NONE} on a stream
     * @throws IllegalStateException if a task is pending or the machine was not started
     */
    public final void receive(int contentType, Bytes bytes) throws ProtocolException {
        if (closed || peer.hasEnded()) {
            return;
        }
        if (!isReading()) {
            throw new IllegalStateException("the machine is not reading");
        }
        run(() -> {
            intake.take(contentType, bytes);
            drain();
        });
    }

    /** Slow work to be run once, on any thread, before {@link #resume}; null if there is none. */
    public final Runnable pendingTask() {
        return pending;
    }

    /**
     * Goes on after the pending task ran.
     *
     * @throws IllegalStateException if it has not run, or none is pending on an open machine
     */
    public final void resume() throws ProtocolException {
        if (closed) {
            return;
        }
        Task<?> task = pending;
        if (task == null || !task.isDone()) {
            throw new IllegalStateException("no task was done");
        }
        run(() -> {
            pending = null;
            task.finish();
            drain();
        });
    }

    /** Whether it wants to receive: it was started, no task is pending, and the peer's lane has not ended. */
    public final boolean isReading() {
        return started && !closed && pending == null && !peer.hasEnded();
    }

    /** Whether the flow is over, so that only messages beside it may come. */
    public abstract boolean isDone();

    /** Whether it was closed, by {@link #close}, by an error or by a fatal message. */
    public final boolean isClosed() {
        return closed;
    }

    /** Whether the message beside the flow may be sent now. */
    public final boolean maySend(MessageKind ambient) {
        return started && !closed && !own.hasEnded() && mayPass(ambient);
    }

    /**
     * Sends a message beside the flow.
     *
     * @param body its encoding without the frame
     * @throws IllegalStateException if it may not be sent now
     */
    public final void sendAmbient(MessageKind kind, Bytes body) throws ProtocolException {
        if (!maySend(kind)) {
            throw new IllegalStateException(kind.label() + " may not be sent now");
        }
        run(() -> sendBeside(kind, body));
    }

    /**
     * Whether records that do not open are discarded: the peer may be sending under keys that this side declined. The
     * layer below bounds how much.
     */
    public boolean skipsUnreadable() {
        return false;
    }

    /** Wipes all secrets. What a running task still makes is wiped when it ends. */
    public final void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (pending == null) {
            wipe();
        } else {
            pending.cancel(this::wipe);
            pending = null;
        }
    }

    /** The name of the state in the specification. */
    public abstract String state();

    // What the generated machine supplies.

    /** Enters the flow, if more is to be done than resting in the first state. */
    protected void enter() throws ProtocolException {}

    /** Whether the state sends. */
    protected abstract boolean isSending();

    /** Sends the message of a state that sends. */
    protected abstract void proceed() throws ProtocolException;

    /** Takes a message in a state that receives, or passes it on to {@link #acceptBeside}. */
    protected abstract void accept(Arrival in) throws ProtocolException;

    /** Takes a message beside the flow. */
    protected abstract void acceptBeside(Arrival in) throws ProtocolException;

    /** Whether this side may send the message beside the flow, lanes apart. */
    protected abstract boolean mayPass(MessageKind kind);

    /** Sends a message beside the flow that may be sent. */
    protected abstract void sendBeside(MessageKind kind, Bytes body) throws ProtocolException;

    /** Wipes all secrets, if there are any. */
    protected void wipe() {}

    // What the generated machine calls.

    /** Something that can break the protocol. */
    @FunctionalInterface
    protected interface Action {
        /** Does it. */
        void run() throws ProtocolException;
    }

    /** Slow work. */
    @FunctionalInterface
    protected interface Work<T> {
        /** Does it, perhaps on another thread. */
        T run() throws ProtocolException;
    }

    /** What follows the work. */
    @FunctionalInterface
    protected interface Then<T> {
        /** Takes the result over. */
        void run(T result) throws ProtocolException;
    }

    /** Leaves the work to a task and what follows to {@link #resume}. */
    protected final <T> void later(Work<T> work, Then<T> then) {
        pending = new Task<>(work, then);
    }

    /** Leaves the work to a task and what follows to {@link #resume}. */
    protected final void later(Action work, Action then) {
        later(() -> {
            work.run();
            return null;
        }, nothing -> then.run());
    }

    /** Whether no message is half processed, so that what is known of the run holds. */
    protected final boolean isSettled() {
        return pending == null;
    }

    /** Whether this side's lane is in the epoch. */
    protected final boolean writesUnder(Labelled epoch) {
        return own.epoch() == epoch;
    }

    /** Frames a message. */
    protected final Departure departure(MessageKind kind, Bytes body) {
        Content content = intake.content(kind.contentType());
        if (body.length() > content.limit()) {
            throw new IllegalArgumentException(kind.label() + " is longer than " + content.limit() + " bytes");
        }
        if (content.headerLength() == 0) {
            return new Departure(kind, body);
        }
        Writer out = new Writer(content.headerLength() + body.length());
        out.uint(content.typeWidth(), kind.typeCode());
        out.uint(content.lengthWidth(), body.length());
        out.bytes(body);
        return new Departure(kind, out.toBytes());
    }

    /** Decodes the body of a message that this side sends beside the flow. */
    protected final <T> T decode(Bytes body, String name, Decoder<T> decoder) throws DecodeException {
        return Reader.decode(body, name, alerts.malformed(), decoder);
    }

    /** Sends the message. */
    protected final void transmit(Departure out) {
        transmit(out, false);
    }

    /** Sends the message, the last one before a key change. */
    protected final void transmitLast(Departure out) {
        transmit(out, true);
    }

    private void transmit(Departure out, boolean endsRecord) {
        travelled = own.epoch();
        transport.send(out.kind().contentType(), out.frame(), endsRecord);
    }

    /** This side's lane changes its keys. */
    protected final void writeUnder(Labelled epoch, EpochKeys keys) {
        own.enter(epoch);
        transport.writeKeys(keys);
    }

    /** The peer's lane changes its keys; bytes that came before under the old ones must not be left. */
    protected final void readUnder(Labelled epoch, EpochKeys keys) throws ProtocolException {
        if (intake.unread() > 0) {
            keys.close();
            throw new ProtocolException(alerts.unexpected(), "a key change within a message");
        }
        peer.enter(epoch);
        transport.readKeys(keys);
    }

    /** Reports a step of the flow. */
    protected final void moved(boolean sent, MessageKind kind, Labelled from, Labelled to, String spec) {
        transport.moved(new Step(sent, kind, from.label(), to.label(), travelled.label(), spec));
    }

    /** Hands a message beside the flow to the layer below. */
    protected final void deliver(MessageKind kind, Arrival in) {
        transport.ambient(kind, in.body());
    }

    /** The peer sends nothing more. */
    protected final void endPeerLane() {
        peer.end();
    }

    /** This side sends nothing more. */
    protected final void endOwnLane() {
        own.end();
    }

    /** The answer to a message that the flow does not give. */
    protected final ProtocolException unexpected(Arrival in) {
        return new ProtocolException(alerts.unexpected(), in + " under " + in.epoch().label() + " in state " + state());
    }

    // How it runs.

    private void run(Action action) throws ProtocolException {
        if (busy) {
            throw new IllegalStateException("the machine was called from within a call");
        }
        busy = true;
        try {
            action.run();
        } catch (ProtocolException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new ProtocolException(alerts.internal(), "internal failure in state " + state() + ": " + e, e);
        } finally {
            busy = false;
        }
    }

    private void drain() throws ProtocolException {
        while (!closed && pending == null) {
            if (isSending()) {
                proceed();
            } else if (!intake.acceptNext()) {
                return;
            }
        }
    }

    private final class Reception implements Intake.Receiver {
        @Override
        public void accept(Arrival in) throws ProtocolException {
            travelled = in.epoch();
            Machine.this.accept(in);
        }

        @Override
        public void acceptBeside(Arrival in) throws ProtocolException {
            travelled = in.epoch();
            Machine.this.acceptBeside(in);
        }
    }
}
