package dev.parley.tls.record;

/** Sizes of the record layer in bytes (RFC 5246 section 6.2, RFC 9846 section 5). */
public final class RecordFormat {
    /** Content type, version and length in front of each fragment. */
    public static final int HEADER_LENGTH = 5;
    /** The most content of one record. */
    public static final int MAX_CONTENT = 1 << 14;
    /** The most by which protection may lengthen a fragment in TLS 1.2. */
    public static final int MAX_EXPANSION = 2048;
    /** The longest fragment under protection in TLS 1.3: content, type and padding, and the expansion of the cipher. */
    public static final int MAX_CIPHERTEXT = MAX_CONTENT + 256;
    /** The version on every record but those of an initial ClientHello: TLS 1.2. */
    public static final int VERSION = 0x0303;
    /** The version on the records of an initial ClientHello, for old peers: TLS 1.0 (RFC 9846 section 5.1). */
    public static final int INITIAL_VERSION = 0x0301;

    /** The least that a record_size_limit may be (RFC 8449 section 4). */
    public static final int MIN_SIZE_LIMIT = 64;

    private RecordFormat() {
    }

    static int checkedSizeLimit(int bytes) {
        if (bytes < MIN_SIZE_LIMIT) {
            throw new IllegalArgumentException("a record_size_limit of " + bytes);
        }
        return bytes;
    }
}
