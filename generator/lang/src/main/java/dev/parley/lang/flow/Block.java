package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import java.util.Optional;

/**
 * How far a block of messages beside the flow has come.
 *
 * @param ambient the block; none if the lane is not within one
 * @param next the place of the next message in it
 * @param known what is true within the block, its own facts included
 */
record Block(Optional<Ambient> ambient, int next, long known) {
    static final Block NONE = new Block(Optional.empty(), 0, 0);

    boolean isOpen() {
        return ambient.isPresent();
    }
}
