package dev.parley.tls.session;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a full handshake leaves behind for an abbreviated one (RFC 5246 section 7.3).
 *
 * @param peer what the other side was; a session is resumed only with a peer of that role
 * @param id the server's identifier, 1 to 32 bytes
 * @param extended whether the master secret is the extended one; a session without is not kept (RFC 7627 section 5.3)
 * @param masterSecret 48 bytes, owned by the cache that holds the session
 * @param serverName the name it was made under, as it was sent; it is resumed under no other (RFC 6066 section 3)
 * @param expires when it is too old to be resumed
 */
public record Session(PeerRole peer, Bytes id, CipherSuite suite, boolean extended, Secret masterSecret,
        Optional<Bytes> serverName, List<X509Certificate> peerCertificates, Instant expires) {
    private static final Duration LIFETIME = Duration.ofHours(24);

    /** When a session made now must end: after a day (RFC 5246 appendix F.1.4), or with a certificate that it rests on. */
    public static Instant expiry(Instant now, List<X509Certificate> peerCertificates) {
        return peerCertificates.stream().map(certificate -> certificate.getNotAfter().toInstant())
                .reduce(now.plus(LIFETIME), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** The same with a secret of its own. */
    Session copy() {
        return new Session(peer, id, suite, extended, masterSecret.slice(0, masterSecret.length()), serverName,
                peerCertificates, expires);
    }
}
