package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import java.util.List;

/** Computes hashes. Safe for use by many threads. */
public interface Hashing {
    /** The hash of the parts one after the other, which are read in place. */
    Bytes digest(Hash hash, List<Bytes> parts);

    /** The hash of the bytes, which are read in place. */
    default Bytes digest(Hash hash, Bytes bytes) {
        return digest(hash, List.of(bytes));
    }
}
