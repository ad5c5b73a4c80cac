package dev.parley.lang.flow;

import dev.parley.lang.model.Epoch;

/**
 * What is true at a position: facts, seen messages and options as bits of a {@link Vocabulary}, and the epoch in which
 * each lane is written.
 *
 * @param first the epoch of the first role's lane
 * @param second the epoch of the second role's lane
 */
public record View(long known, Epoch first, Epoch second) {
    /** The epoch of a lane, the first role's being 0. */
    public Epoch epoch(int lane) {
        return lane == 0 ? first : second;
    }

    View known(long bits) {
        return bits == known ? this : new View(bits, first, second);
    }

    View epoch(int lane, Epoch epoch) {
        return lane == 0 ? new View(known, epoch, second) : new View(known, first, epoch);
    }
}
