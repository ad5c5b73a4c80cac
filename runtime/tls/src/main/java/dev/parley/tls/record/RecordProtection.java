package dev.parley.tls.record;

import dev.parley.wire.ProtocolException;

/** Protects the records of one direction during one epoch. */
public interface RecordProtection extends AutoCloseable {
    /** By how many bytes a fragment is longer than its content. */
    int expansion();

    /**
     * Protects content and writes the fragment.
     *
     * @return the length of the fragment
     * @throws IllegalStateException if this key must not protect any more records
     */
    int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset);

    /**
     * Opens the fragment in place.
     *
     * @return the length of the content, which then begins at {@code offset}
     * @throws ProtocolException {@code bad_record_mac} if it was not protected by the peer
     */
    int open(int contentType, byte[] fragment, int offset, int length) throws ProtocolException;

    /** Wipes the keys as far as the provider allows. */
    @Override
    void close();

    /** No protection: every direction begins with it. */
    static RecordProtection none() {
        return PlainProtection.INSTANCE;
    }
}
