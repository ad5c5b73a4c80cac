package dev.parley.tls.session;

import dev.parley.tls.TlsVersion;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a full handshake leaves behind for an abbreviated one (RFC 5246 section 7.3, RFC 5077), or a connection of TLS 1.3 for a
 * handshake with a pre-shared key (RFC 9846 section 2.2).
 *
 * @param binding what it was made under
 * @param id the server's identifier, 1 to 32 bytes; of a client's session with a ticket, a name that only the cache uses. A
 *     server's ticket of TLS 1.3 that is not sealed is this identifier.
 * @param ticket what the server gave the client to keep instead of an identifier, in TLS 1.3 always; on a server, the sealed
 *     ticket that the session comes from
 * @param secret the master secret, 48 bytes; in TLS 1.3 the PSK, as long as the suite's hash. Owned by the cache that holds the
 *     session.
 * @param expires when it is too old to be resumed
 * @param tls13 the properties of a ticket of TLS 1.3; absent in TLS 1.2
 */
public record Session(SessionBinding binding, Bytes id, Optional<Bytes> ticket, Secret secret,
        List<X509Certificate> peerCertificates, Instant expires, Optional<Tls13Ticket> tls13) implements AutoCloseable {
    /** The longest that a session lasts (RFC 5246 appendix F.1.4). */
    public static final Duration LIFETIME = Duration.ofHours(24);
    /** The longest that a ticket of TLS 1.3 may be used (RFC 9846 section 4.7.1). */
    public static final Duration MAX_TICKET_LIFETIME = Duration.ofDays(7);

    /** The certificates do not change, and each version has what belongs to it. */
    public Session {
        peerCertificates = List.copyOf(peerCertificates);
        if (tls13.isPresent() != (binding.version() == TlsVersion.TLS13.code())) {
            throw new IllegalArgumentException("a session of TLS 1.3, and no other, has the properties of its ticket");
        }
        if (tls13.isPresent() && !binding.hash().map(hash -> hash.length() == secret.length()).orElse(false)) {
            throw new IllegalArgumentException("the PSK of a session is as long as the hash of its suite");
        }
    }

    /** A session of TLS 1.2. */
    public Session(SessionBinding binding, Bytes id, Optional<Bytes> ticket, Secret secret,
            List<X509Certificate> peerCertificates, Instant expires) {
        this(binding, id, ticket, secret, peerCertificates, expires, Optional.empty());
    }

    /** When a session made now must end: after a day, or with a certificate that it rests on. */
    public static Instant expiry(Instant now, List<X509Certificate> peerCertificates) {
        return expiry(now, LIFETIME, peerCertificates);
    }

    /** The same after a lifetime instead of a day. */
    public static Instant expiry(Instant now, Duration lifetime, List<X509Certificate> peerCertificates) {
        return peerCertificates.stream().map(certificate -> certificate.getNotAfter().toInstant())
                .reduce(now.plus(lifetime), Session::earlier);
    }

    /**
     * When a session with a ticket of TLS 1.2 that comes now must end.
     *
     * @param hint the server's ticket_lifetime_hint in seconds; 0 leaves it to the client (RFC 5077 section 3.3)
     * @param latest when it must end in any case
     */
    public static Instant expiry(Instant now, long hint, Instant latest) {
        return hint == 0 ? latest : earlier(now.plusSeconds(hint), latest);
    }

    /**
     * When a session with a ticket of TLS 1.3 that comes now must end: it MUST NOT be used longer than seven days, and not at all
     * if its lifetime is 0 (RFC 9846 section 4.7.1).
     *
     * @param lifetime the server's ticket_lifetime in seconds
     * @param latest when it must end in any case: with the session that was resumed, or see {@link #expiry(Instant, List)}
     */
    public static Instant ticketExpiry(Instant now, long lifetime, Instant latest) {
        return earlier(now.plusSeconds(Math.min(lifetime, MAX_TICKET_LIFETIME.toSeconds())), latest);
    }

    /** The same with a secret of its own. */
    Session copy() {
        return new Session(binding, id, ticket, secret.copy(), peerCertificates, expires, tls13);
    }

    /**
     * What a client writes down to resume the session in another process. Whoever reads it can decrypt what is resumed with it:
     * keep it as safe as a password. The caller wipes the array.
     *
     * @throws IllegalArgumentException if it is a server's session
     */
    public byte[] export() {
        return SessionFile.write(this);
    }

    /**
     * A client's session that another process exported, with a secret of its own. The array stays the caller's to wipe.
     *
     * @throws IllegalArgumentException if the bytes are no exported session, or damaged
     */
    public static Session of(byte[] exported) {
        return SessionFile.read(exported);
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        secret.close();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
