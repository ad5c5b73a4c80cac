package dev.parley.tls.record;

import dev.parley.tls.spec.ContentType;

/** TLS_NULL_WITH_NULL_NULL: the fragment is the content (RFC 5246 section 6.2.3.1). */
final class PlainProtection implements RecordProtection {
    private static final int APPLICATION_DATA = ContentType.APPLICATION_DATA.code();

    private int openedType;

    @Override
    public int outerType(int contentType) {
        return contentType;
    }

    /** What looks like application data may be protected early data, which can be told to be skipped. */
    @Override
    public int maxFragment(int outerType) {
        return outerType == APPLICATION_DATA ? RecordFormat.MAX_CIPHERTEXT : RecordFormat.MAX_CONTENT;
    }

    @Override
    public int capacity() {
        return RecordFormat.MAX_CONTENT;
    }

    @Override
    public int fragmentLength(int contentLength) {
        return contentLength;
    }

    @Override
    public int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset) {
        System.arraycopy(content, offset, fragment, fragmentOffset, length);
        return length;
    }

    @Override
    public int open(byte[] record, int at, int length) throws UnreadableRecordException {
        openedType = record[at] & 0xFF;
        if (openedType == APPLICATION_DATA) {
            // RFC 9846 section 5.1: "Application Data messages are always protected."
            throw RecordAlerts.otherKeys("application data without protection");
        }
        return length;
    }

    @Override
    public int openedType() {
        return openedType;
    }

    @Override
    public void limitPlaintext(int bytes) {
        // RFC 8449 section 4: unprotected messages are not subject to the limit.
    }

    @Override
    public boolean shouldUpdate() {
        return false;
    }

    @Override
    public void close() {}
}
