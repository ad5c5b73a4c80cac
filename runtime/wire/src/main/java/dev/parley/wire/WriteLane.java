package dev.parley.wire;

/** This side's lane. */
final class WriteLane {
    private Labelled epoch;
    private boolean ended;

    WriteLane(Labelled epoch) {
        this.epoch = epoch;
    }

    Labelled epoch() {
        return epoch;
    }

    boolean hasEnded() {
        return ended;
    }

    void enter(Labelled next) {
        epoch = next;
    }

    void end() {
        ended = true;
    }
}
