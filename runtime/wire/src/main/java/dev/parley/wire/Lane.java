package dev.parley.wire;

/** One direction, as this side sees it. */
final class Lane {
    private Labelled epoch;
    private boolean ended;

    Lane(Labelled epoch) {
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
