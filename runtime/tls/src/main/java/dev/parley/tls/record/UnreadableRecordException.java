package dev.parley.tls.record;

import dev.parley.wire.CodePoint;
import dev.parley.wire.ProtocolException;

/** A record does not open under the keys, while it might under others; every other failure is the sender's for sure. */
final class UnreadableRecordException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(CodePoint alert, String reason) {
        super(alert, reason);
    }
}
