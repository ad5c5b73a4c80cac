package dev.parley.wire;

/**
 * A message that is ready to be sent.
 *
 * @param frame its encoding, frame included
 */
public record Departure(MessageKind kind, Bytes frame) {
}
