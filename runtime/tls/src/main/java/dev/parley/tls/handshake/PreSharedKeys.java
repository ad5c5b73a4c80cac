package dev.parley.tls.handshake;

import dev.parley.tls.spec.tls13.PskIdentity;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/** Knows the pre-shared key that a connection may use. */
interface PreSharedKeys extends AutoCloseable {
    /** The key of one of the identities; absent if this side has none that fits. Asking again gives the same. */
    Optional<OfferedPsk> find(List<PskIdentity> identities) throws ProtocolException;

    /** Wipes what is not kept for later connections. */
    @Override
    void close();
}
