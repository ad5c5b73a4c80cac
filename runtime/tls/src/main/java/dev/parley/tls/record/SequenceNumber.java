package dev.parley.tls.record;

/** The number of the next record under a key, in 64 bits that do not wrap (RFC 5246 section 6.1, RFC 9846 section 5.3). */
final class SequenceNumber {
    static final int LENGTH = 8;
    /** The largest number is not used, so that the count of records fits, too. */
    private static final long MAX = -1L;

    private long next;

    /** The first record's: zero. */
    SequenceNumber() {
        this(0);
    }

    /** One from which to go on. */
    SequenceNumber(long next) {
        this.next = next;
    }

    /** How many records came before; unsigned. */
    long count() {
        return next;
    }

    /** Whether no record may follow. */
    boolean isUsedUp() {
        return next == MAX;
    }

    void advance() {
        next++;
    }

    /** Writes it in network byte order. */
    void write(byte[] target, int at) {
        for (int i = 0; i < LENGTH; i++) {
            target[at + i] = (byte) (next >>> 8 * (LENGTH - 1 - i));
        }
    }

    /** "XORed with either the static client_write_iv or server_write_iv" (RFC 9846 section 5.3), from the right. */
    void xorInto(byte[] nonce) {
        for (int i = 0; i < LENGTH; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (next >>> 8 * i);
        }
    }
}
