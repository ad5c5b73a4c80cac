package dev.parley.testkit;

import dev.parley.wire.Bytes;
import dev.parley.wire.Encodable;
import dev.parley.wire.MessageKind;

/**
 * A concrete message.
 *
 * @param content its value: a generated record, or {@link Bytes} of a message that nobody looks into
 * @param body its encoding without the frame
 */
public record Example(MessageKind kind, Object content, Bytes body) {
    /** A message with fields. */
    public static Example of(MessageKind kind, Encodable content) {
        return new Example(kind, content, content.toBytes());
    }

    /** A message of uninterpreted bytes. */
    public static Example of(MessageKind kind, Bytes content) {
        return new Example(kind, content, content);
    }

    /** The name of the message. */
    @Override
    public String toString() {
        return kind.label();
    }
}
