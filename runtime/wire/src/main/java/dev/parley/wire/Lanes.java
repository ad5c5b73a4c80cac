package dev.parley.wire;

import java.util.List;

/** Both lanes of a machine as generated code uses them: messages on their way out and in, and the keys of each lane. */
abstract class Lanes extends Rules {
    /** The messages that were sent and received; the subclass appends and reads. */
    protected final Transcript transcript = new Transcript();

    final DefaultAlerts alerts;
    final WriteLane own;
    final ReadLane peer;
    final Intake intake;
    private final Transport transport;
    /** The epoch of the message of the flow that is being dealt with. */
    Labelled travelled;

    Lanes(List<Content> contents, DefaultAlerts alerts, Labelled plain, Transport transport) {
        this.alerts = alerts;
        this.transport = transport;
        this.own = new WriteLane(plain);
        this.peer = new ReadLane(plain);
        this.intake = new Intake(contents, alerts, peer, new Reception());
    }

    /** The name of the state in the specification. */
    public abstract String state();

    /** Takes a message in a state that receives, or passes it on to {@link #acceptBeside}. */
    protected abstract void accept(Arrival in) throws ProtocolException;

    /** Takes a message beside the flow. */
    protected abstract void acceptBeside(Arrival in) throws ProtocolException;

    /** Takes a message beside the flow that came under the keys before. */
    protected void acceptLate(Arrival in) throws ProtocolException {
        throw unexpected(in);
    }

    /** Whether what the peer may be sending in its epoch is discarded. */
    protected boolean declines() {
        return false;
    }

    /** Whether what the peer may be sending in its epoch is wanted, so that keys which were put off are needed. */
    protected boolean admits() {
        return false;
    }

    /** Makes the keys that were put off, if they are needed now. */
    final void catchUp() throws ProtocolException {
        if (peer.hasPutOff() && admits()) {
            transport.readKeys(peer.takePutOff());
        }
    }

    /** Whether this side's lane is in the epoch. */
    protected final boolean writesUnder(Labelled epoch) {
        return own.epoch() == epoch;
    }

    /**
     * A message as it travels: its body, with type code and length in front where its content has frames.
     *
     * @throws IllegalArgumentException if the body is longer than its content allows
     */
    public final Bytes frame(MessageKind kind, Bytes body) {
        Content content = intake.content(kind.contentType());
        if (body.length() > content.limit()) {
            throw new IllegalArgumentException(kind.label() + " is longer than " + content.limit() + " bytes");
        }
        if (content.headerLength() == 0) {
            return body;
        }
        Writer out = new Writer(content.headerLength() + body.length());
        out.uint(content.typeWidth(), kind.typeCode());
        out.uint(content.lengthWidth(), body.length());
        out.bytes(body);
        return out.toBytes();
    }

    /** Makes a message ready to be sent. */
    protected final Departure departure(MessageKind kind, Bytes body) {
        return new Departure(kind, frame(kind, body));
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
        }
        enterPeerEpoch(epoch);
        transport.readKeys(keys);
    }

    /** The same, but the keys are made once this side {@link #admits} what comes under them, and perhaps never. */
    protected final void readUnder(Labelled epoch, Machine.Work<? extends EpochKeys> keys) throws ProtocolException {
        enterPeerEpoch(epoch);
        peer.putOff(keys);
    }

    private void enterPeerEpoch(Labelled epoch) throws ProtocolException {
        if (intake.unread() > 0) {
            throw new ProtocolException(alerts.unexpected(), "a key change within a message");
        }
        peer.enter(epoch, declines());
    }

    /** Whether the peer's lane is in the epoch. */
    protected final boolean readsUnder(Labelled epoch) {
        return peer.epoch() == epoch;
    }

    /** Reports a step of the flow. */
    protected final void moved(boolean sent, MessageKind kind, Labelled from, Labelled to, String spec) {
        if (sent) {
            peer.sent();
        } else {
            peer.received();
        }
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

    private final class Reception implements Intake.Receiver {
        @Override
        public void accept(Arrival in) throws ProtocolException {
            travelled = in.epoch();
            Lanes.this.accept(in);
        }

        @Override
        public void acceptBeside(Arrival in) throws ProtocolException {
            travelled = in.epoch();
            Lanes.this.acceptBeside(in);
        }
    }
}
