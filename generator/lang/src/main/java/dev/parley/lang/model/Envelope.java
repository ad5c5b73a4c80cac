package dev.parley.lang.model;

import java.util.List;
import java.util.Optional;

/**
 * How messages travel.
 *
 * @param type the type of the contents' tags; absent for a stream
 * @param contents every kind of content
 */
public record Envelope(Optional<Type.Code> type, List<Content> contents) {
    /** Whether messages follow each other on a stream without tags. */
    public boolean isStream() {
        return type.isEmpty();
    }
}
