package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.util.Optional;

/**
 * Where a server takes the OCSP response for its certificate from. Asked once in each handshake whose client wants one,
 * on the thread of the handshake: whoever refreshes it does so elsewhere. Safe for use by many threads.
 */
@FunctionalInterface
public interface StapleSource {
    /** The response in DER to send now, if there is one; returns at once. */
    Optional<Bytes> staple();
}
