package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A row of an envelope.
 *
 * @param tag the enumerator of the envelope's type; absent for a stream
 * @param raw whether the content is one uninterpreted message of the given name
 * @param types the message, or the framing structs
 * @param transcript whether its messages enter the transcript
 * @param limit the most bytes of one message, if bounded here
 */
public record Content(Optional<Name> tag, boolean raw, List<Name> types, boolean transcript, Optional<BigInteger> limit,
        Span span) {
}
