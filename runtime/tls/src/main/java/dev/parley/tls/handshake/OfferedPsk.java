package dev.parley.tls.handshake;

import dev.parley.tls.session.Session;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.Optional;

/**
 * A pre-shared key that a client offers and this side knows (RFC 9846 section 4.3.11).
 *
 * @param place its identity's place among those that are offered
 * @param identity the identity
 * @param key the key, which stays its owner's
 * @param suite the suite of the connection that made the key; for a key from outside, one with its hash
 * @param session the session that it resumes; absent for a key from outside
 */
record OfferedPsk(int place, Bytes identity, Secret key, CipherSuite suite, Optional<Session> session) {
    /** Whether it was established outside of TLS. */
    boolean isExternal() {
        return session.isEmpty();
    }

    /** Whether its ticket permits early data. */
    boolean permitsEarlyData() {
        return session.flatMap(Session::tls13).filter(ticket -> ticket.maxEarlyData() > 0).isPresent();
    }
}
