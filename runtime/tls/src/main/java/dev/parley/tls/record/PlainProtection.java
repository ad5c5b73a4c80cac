package dev.parley.tls.record;

/** TLS_NULL_WITH_NULL_NULL: the fragment is the content (RFC 5246 section 6.2.3.1). */
final class PlainProtection implements RecordProtection {
    static final PlainProtection INSTANCE = new PlainProtection();

    private PlainProtection() {
    }

    @Override
    public int expansion() {
        return 0;
    }

    @Override
    public int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset) {
        System.arraycopy(content, offset, fragment, fragmentOffset, length);
        return length;
    }

    @Override
    public int open(int contentType, byte[] fragment, int offset, int length) {
        return length;
    }

    @Override
    public void close() {
    }
}
