package dev.parley.wire;

/** The peer's lane: which epoch it is in, and what of the time before may still be under way. */
final class ReadLane {
    private Labelled epoch;
    private boolean ended;
    private boolean changed;
    private boolean lagging;
    private boolean skipping;
    private Machine.Work<? extends EpochKeys> putOff;

    ReadLane(Labelled epoch) {
        this.epoch = epoch;
    }

    Labelled epoch() {
        return epoch;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Enters an epoch; {@code declined} tells whether this side discards what the peer may have sent in the last one. */
    void enter(Labelled next, boolean declined) {
        epoch = next;
        changed = true;
        lagging = true;
        skipping |= declined;
        putOff = null;
    }

    void putOff(Machine.Work<? extends EpochKeys> keys) {
        putOff = keys;
    }

    boolean hasPutOff() {
        return putOff != null;
    }

    /** The keys that were put off, made now. */
    EpochKeys takePutOff() throws ProtocolException {
        Machine.Work<? extends EpochKeys> keys = putOff;
        putOff = null;
        return keys.run();
    }

    /** A message of the flow was dealt with: nothing sent before it is under way, unless it changed the keys itself. */
    void received() {
        if (!changed) {
            lagging = false;
            skipping = false;
        }
        changed = false;
    }

    /** This side sent a message of the flow, and with it any change of the peer's keys that goes along is over. */
    void sent() {
        changed = false;
    }

    boolean mayLag() {
        return lagging;
    }

    boolean isSkipping() {
        return skipping;
    }
}
