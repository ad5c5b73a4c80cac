package dev.parley.wire;

import java.util.List;

/**
 * What all generated machines share: reassembly of messages, running to completion, slow work, the messages beside the
 * flow, and the end. The order of messages is the subclass's.
 *
 * <p>One thread at a time. An exception closes the machine; from then on it ignores whatever arrives.
 */
public abstract class Machine extends Lanes {
    private boolean started;
    private boolean busy;
    private boolean closed;
    private Task<?> pending;

    /**
     * A machine at rest before its first state.
     *
     * @param contents every kind of content of the envelope
     * @param plain the epoch in which both lanes begin
     */
    protected Machine(List<Content> contents, DefaultAlerts alerts, Labelled plain, Transport transport) {
        super(contents, alerts, plain, transport);
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
        run(() -> sendByTheWay(kind, body));
    }

    /** Whether part of a message came and the rest did not. */
    public final boolean isWithinMessage() {
        return intake.unread() > 0;
    }

    /**
     * Whether records that do not open are discarded, until one does: the peer may be sending under keys that this side
     * declined. The layer below bounds how much.
     */
    public final boolean skipsUnreadable() {
        return !closed && (peer.isSkipping() || declines());
    }

    /**
     * Whether nothing of the flow came since the peer's lane changed its keys, so that a late message may still be under
     * the keys before.
     */
    public final boolean mayLag() {
        return isReading() && peer.mayLag();
    }

    /**
     * Takes the content of a record that opened under the keys before the last change only. Nothing but what the
     * specification lets lag behind is accepted.
     *
     * @throws IllegalStateException if nothing may lag now
     */
    public final void receiveLate(int contentType, Bytes bytes) throws ProtocolException {
        if (!mayLag()) {
            throw new IllegalStateException("nothing may be late");
        }
        run(() -> acceptLate(intake.whole(contentType, bytes)));
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

    // What the generated machine supplies.

    /** Enters the flow, if more is to be done than resting in the first state. */
    protected void enter() throws ProtocolException {}

    /** Whether the state sends. */
    protected abstract boolean isSending();

    /** Sends the message of a state that sends. */
    protected abstract void proceed() throws ProtocolException;

    /** Whether this side may send the message beside the flow, lanes apart. */
    protected abstract boolean mayPass(MessageKind kind);

    /** Sends what this side sends beside the flow by itself, as far as that is due. */
    protected void prompt() throws ProtocolException {}

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

    /** Sends a message beside the flow, if it may be sent now. */
    protected final boolean sendIfAllowed(MessageKind kind, Encodable message) throws ProtocolException {
        boolean allowed = maySend(kind);
        if (allowed) {
            sendByTheWay(kind, message.toBytes());
        }
        return allowed;
    }

    private void sendByTheWay(MessageKind kind, Bytes body) throws ProtocolException {
        Labelled epochOfTheFlow = travelled;
        sendBeside(kind, body);
        travelled = epochOfTheFlow;
    }

    /**
     * Refuses to answer while a message is half processed, and once the secrets are wiped.
     *
     * @throws IllegalStateException in these cases
     */
    protected final void requireAnswerable(String what) {
        if (closed || pending != null) {
            throw new IllegalStateException(what + ": "
                    + (closed ? "the machine is closed" : "a message is half processed"));
        }
    }

    /** Whether no message is half processed, so that what is known of the run holds. */
    protected final boolean isSettled() {
        return pending == null;
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
        } catch (RuntimeException | StackOverflowError e) {
            close();
            throw new ProtocolException(alerts.internal(), "internal failure in state " + state() + ": " + e, e);
        } finally {
            busy = false;
        }
    }

    private void drain() throws ProtocolException {
        while (!closed && pending == null) {
            catchUp();
            prompt();
            if (isSending()) {
                proceed();
            } else if (!intake.acceptNext()) {
                return;
            }
        }
    }
}
