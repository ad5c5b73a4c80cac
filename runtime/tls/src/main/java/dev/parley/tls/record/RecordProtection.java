package dev.parley.tls.record;

import dev.parley.wire.ProtocolException;

/** Protects the records of one direction during one epoch. */
public interface RecordProtection extends AutoCloseable {
    /** The type that the header shows of a record whose content has the type. */
    int outerType(int contentType);

    /** The longest fragment that the header of a record with the type may announce. */
    int maxFragment(int outerType);

    /** The most content that fits into one record. */
    int capacity();

    /** The most bytes that the fragment of so much content can take. */
    int fragmentLength(int contentLength);

    /**
     * Protects content and writes the fragment.
     *
     * @return the length of the fragment
     * @throws IllegalStateException if this key must not protect any more records
     */
    int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset);

    /**
     * Opens a record in place. If it does not open, the bytes of the fragment are lost.
     *
     * @param at where the header begins
     * @param length the length of the fragment behind the header
     * @return the length of the content, which then begins where the fragment did
     * @throws ProtocolException {@code bad_record_mac} if it was not protected by the peer, {@code record_overflow} if more
     *     was protected than is allowed, {@code unexpected_message} if its type or content is not allowed here
     */
    int open(byte[] record, int at, int length) throws ProtocolException;

    /** The type of the content that was opened last. */
    int openedType();

    /**
     * Sets how many bytes a record may protect; nothing changes if the version allows less anyway. Records that are not
     * protected have no such limit.
     *
     * @param bytes the record_size_limit of the receiver (RFC 8449 section 4): content in TLS 1.2; content, type and padding
     *     in TLS 1.3
     */
    void limitPlaintext(int bytes);

    /** Whether new keys should replace this one soon (RFC 9846 section 5.5). */
    boolean shouldUpdate();

    /** Wipes the keys as far as the provider allows. */
    @Override
    void close();

    /** No protection: every direction begins with it. */
    static RecordProtection none() {
        return new PlainProtection();
    }
}
