package dev.parley.tls.record;

import dev.parley.wire.ProtocolException;

/**
 * How much a peer may send under keys that this side declined, in one connection: "up to the configured max_early_data_size"
 * (RFC 9846 section 4.3.10). Records count, too, so that many small ones cost no more than a few large ones.
 */
final class SkipBudget {
    /** The inner content type and the tag; padding counts as data, as nobody can tell. */
    private static final int OVERHEAD = 17;
    private static final int SMALL_RECORD = 64;
    private static final int FREE_RECORDS = 64;

    private int bytes;
    private int records;

    /** A budget for so many bytes of data, and for as many records as hold them by 64 bytes, and 64 more. */
    SkipBudget(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("less than nothing to be skipped");
        }
        this.bytes = bytes;
        this.records = bytes / SMALL_RECORD + FREE_RECORDS;
    }

    /** Takes a record with a fragment of so many bytes out of it. */
    void spend(int fragmentLength) throws ProtocolException {
        bytes -= Math.max(0, fragmentLength - OVERHEAD);
        records--;
        if (bytes < 0 || records < 0) {
            throw RecordAlerts.unexpected("too much data under keys that were declined");
        }
    }
}
