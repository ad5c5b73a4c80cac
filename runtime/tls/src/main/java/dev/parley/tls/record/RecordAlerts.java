package dev.parley.tls.record;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.wire.ProtocolException;

/** The answers to records that break the rules. */
final class RecordAlerts {
    private RecordAlerts() {}

    static ProtocolException overflow(int length) {
        return new ProtocolException(AlertDescription.RECORD_OVERFLOW, "a record of " + length + " bytes");
    }

    static ProtocolException unexpected(String what) {
        return new ProtocolException(AlertDescription.UNEXPECTED_MESSAGE, what);
    }

    /** A record whose header shows that it is not under these keys. */
    static UnreadableRecordException otherKeys(String what) {
        return new UnreadableRecordException(AlertDescription.UNEXPECTED_MESSAGE, what);
    }

    /** It says nothing about why. */
    static UnreadableRecordException badRecordMac() {
        return new UnreadableRecordException(AlertDescription.BAD_RECORD_MAC,
                "a record does not open under the peer's key");
    }
}
