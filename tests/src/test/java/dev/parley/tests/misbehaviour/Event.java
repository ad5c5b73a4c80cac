package dev.parley.tests.misbehaviour;

import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Something that a scripted peer sends, or does to what it sends next. */
sealed interface Event {
    /** What has the type code of a ServerHello. */
    Set<Message> SERVER_HELLOS =
            EnumSet.of(Message.SERVER_HELLO12, Message.SERVER_HELLO13, Message.HELLO_RETRY_REQUEST);

    /** A message, or a piece of one; it shares a record with its neighbours of the same type. */
    record Sent(int contentType, Bytes content) implements Event {
    }

    /** A record of its own under the current keys, whose bytes are then changed. */
    record Record(int contentType, Bytes content, UnaryOperator<byte[]> change) implements Event {
    }

    /** Bytes on the wire as they are. */
    record Raw(Bytes bytes) implements Event {
    }

    /** Ends the record that is being filled. */
    record RecordEnd() implements Event {
    }

    /** Protects what follows. */
    record NewKeys(RecordProtection protection) implements Event {
    }

    /** Whether it sends that message. */
    default boolean sends(MessageKind kind) {
        return this instanceof Sent sent && sent.contentType == kind.contentType()
                && (kind.typeCode() < 0 || !sent.content.isEmpty() && sent.content.get(0) == kind.typeCode())
                && (!SERVER_HELLOS.contains(kind) || RawHello.kind(Messages.body(sent)) == kind);
    }
}
