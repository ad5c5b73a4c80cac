package dev.parley.tls.record;

/** Sizes of the record layer in bytes (RFC 5246 section 6.2). */
public final class RecordFormat {
    /** Content type, version and length in front of each fragment. */
    public static final int HEADER_LENGTH = 5;
    /** The most content of one record. */
    public static final int MAX_CONTENT = 1 << 14;
    /** The most by which protection may lengthen a fragment. */
    public static final int MAX_EXPANSION = 2048;
    /** The version on every record after the first flight: TLS 1.2. */
    public static final int VERSION = 0x0303;

    private RecordFormat() {
    }
}
