package dev.parley.tls.record;

import dev.parley.tls.spec.ContentType;
import dev.parley.wire.ProtocolException;
import java.util.Arrays;

/** The keys of the peer's direction: those in use, and those before as long as an alert under them may be under way. */
final class ReadKeys {
    private static final int ALERT_LENGTH = 2;

    private final SkipBudget budget;
    private RecordProtection current = RecordProtection.none();
    private RecordProtection previous;
    private int limit = Integer.MAX_VALUE;
    private boolean skippingIsOver;
    private int openedType;
    private int openedLength;

    ReadKeys(SkipBudget budget) {
        this.budget = budget;
    }

    int maxFragment(int outerType) {
        return current.maxFragment(outerType);
    }

    void limitPlaintext(int bytes) {
        limit = bytes;
        current.limitPlaintext(bytes);
    }

    void change(RecordProtection next) {
        forgetPrevious();
        previous = current;
        current = next;
        next.limitPlaintext(limit);
    }

    /**
     * Opens the record at the begin of the array in place.
     *
     * @param length of its fragment
     * @param mayLag whether an alert under the keys before may come
     * @param skips whether records that do not open are discarded until one does
     */
    Opening open(byte[] record, int length, boolean mayLag, boolean skips) throws ProtocolException {
        if (!mayLag) {
            forgetPrevious();
        }
        byte[] copy = previous == null ? null : Arrays.copyOf(record, RecordFormat.HEADER_LENGTH + length);
        int outerType = record[0] & 0xFF;
        try {
            openUnder(current, record, length);
        } catch (UnreadableRecordException e) {
            if (copy != null && isLateAlert(copy, length)) {
                System.arraycopy(copy, 0, record, 0, copy.length);
                return Opening.LATE;
            }
            if (skips && !skippingIsOver && outerType == ContentType.APPLICATION_DATA.code()) {
                budget.spend(length);
                return Opening.DISCARDED;
            }
            throw e;
        }
        if (openedType != ContentType.CHANGE_CIPHER_SPEC.code()) {
            // Whatever was sent before is here. Of change_cipher_spec nobody knows under which keys it was sent.
            forgetPrevious();
            skippingIsOver = skips;
        }
        return Opening.CURRENT;
    }

    /** The type of what was opened last. */
    int openedType() {
        return openedType;
    }

    /** The length of what was opened last. */
    int openedLength() {
        return openedLength;
    }

    void close() {
        forgetPrevious();
        current.close();
    }

    /** An alert has two bytes (RFC 5246 section 7.2); no protected fragment is that short. */
    private boolean isLateAlert(byte[] record, int length) throws ProtocolException {
        try {
            openUnder(previous, record, length);
        } catch (UnreadableRecordException e) {
            return false;
        }
        return openedType == ContentType.ALERT.code() && openedLength == ALERT_LENGTH;
    }

    private void openUnder(RecordProtection protection, byte[] record, int length) throws ProtocolException {
        openedLength = protection.open(record, 0, length);
        openedType = protection.openedType();
    }

    private void forgetPrevious() {
        if (previous != null) {
            previous.close();
            previous = null;
        }
    }
}
