package dev.parley.tls.session;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a full handshake leaves behind for an abbreviated one (RFC 5246 section 7.3, RFC 5077).
 *
 * @param binding what it was made under
 * @param id the server's identifier, 1 to 32 bytes; of a session with a ticket, a name that only the cache uses
 * @param ticket what the server gave the client to keep instead of an identifier
 * @param masterSecret 48 bytes, owned by the cache that holds the session
 * @param expires when it is too old to be resumed
 */
public record Session(SessionBinding binding, Bytes id, Optional<Bytes> ticket, Secret masterSecret,
        List<X509Certificate> peerCertificates, Instant expires) implements AutoCloseable {
    /** The longest that a session lasts (RFC 5246 appendix F.1.4). */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** When a session made now must end: after a day, or with a certificate that it rests on. */
    public static Instant expiry(Instant now, List<X509Certificate> peerCertificates) {
        return peerCertificates.stream().map(certificate -> certificate.getNotAfter().toInstant())
                .reduce(now.plus(LIFETIME), Session::earlier);
    }

    /**
     * When a session with a ticket that comes now must end.
     *
     * @param hint the server's ticket_lifetime_hint in seconds; 0 leaves it to the client (RFC 5077 section 3.3)
     * @param latest when it must end in any case
     */
    public static Instant expiry(Instant now, long hint, Instant latest) {
        return hint == 0 ? latest : earlier(now.plusSeconds(hint), latest);
    }

    /** The same with a secret of its own. */
    Session copy() {
        return new Session(binding, id, ticket, masterSecret.copy(), peerCertificates, expires);
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        masterSecret.close();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
