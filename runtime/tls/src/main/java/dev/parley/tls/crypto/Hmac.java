package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/** Computes HMACs (RFC 2104). Safe for use by many threads; what {@link #key} returns is not. */
public interface Hmac {
    /** A MAC function under a key of any length, which is copied and stays the caller's to wipe. */
    Keyed key(Hash hash, Secret key);

    /** A MAC function that is ready for the next message after each {@link #finish}. */
    interface Keyed extends AutoCloseable {
        /** Adds bytes to the message. */
        Keyed update(Bytes bytes);

        /** Adds secret bytes to the message. */
        Keyed update(Secret secret);

        /** The MAC of what was added since the last call, {@link Hash#length} bytes. */
        Secret finish();

        /** Lets go of the key, and wipes it as far as the provider allows; the object is of no use afterwards. */
        @Override
        void close();
    }
}
