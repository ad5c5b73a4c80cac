package dev.parley.lang.flow;

import dev.parley.lang.model.Ambient;
import java.util.Optional;

/**
 * A message under way.
 *
 * @param beside the ambient that it belongs to, if it does not belong to the flow
 * @param part its place in the ambient's block
 * @param last whether the block ends with it
 */
record Parcel(Event event, Optional<Ambient> beside, int part, boolean last) {
    static Parcel main(Event event) {
        return new Parcel(event, Optional.empty(), 0, true);
    }
}
