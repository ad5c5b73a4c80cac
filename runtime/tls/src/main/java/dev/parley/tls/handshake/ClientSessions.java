package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.tls12.NewSessionTicket;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which session a client offers, and which it keeps. */
final class ClientSessions {
    /** The longest ticket that is kept, in bytes; a client may discard any (RFC 5077 section 3.3). */
    private static final int MAX_TICKET = 1 << 13;
    private static final int ID_LENGTH = 32;

    private final TlsConfig config;
    private final Resumption resumption;
    private final Optional<Bytes> serverName;
    private Bytes id;
    private Bytes kept;

    /** @param serverName the name that was asked for, which an IP address is too */
    ClientSessions(TlsConfig config, Resumption resumption, Bytes serverName) {
        this.config = config;
        this.resumption = resumption;
        this.serverName = Optional.of(serverName);
    }

    /**
     * The newest session that fits, if there is one, which is now offered. One of TLS 1.3 is taken out of the cache: clients
     * should not show a ticket twice (RFC 9846 appendix C.4).
     */
    Optional<Session> offer() {
        Optional<Session> session = config.sessions().flatMap(this::newest);
        session.filter(s -> s.tls13().isEmpty()).ifPresent(s -> {
            // RFC 5077 section 3.4: the echo of an identifier tells that the server accepted the ticket.
            id = s.ticket().isPresent() ? config.crypto().randomBytes(ID_LENGTH) : s.id();
            resumption.offer(s, id);
        });
        return session;
    }

    private Optional<Session> newest(SessionCache cache) {
        Optional<Session> newest = cache.newest(kept ->
                (kept.ticket().isEmpty() || config.takesTickets()) && resumption.fits(kept.binding(), serverName));
        if (newest.flatMap(Session::tls13).isPresent()) {
            newest.get().close();
            return cache.take(PeerRole.SERVER, newest.get().id());
        }
        return newest;
    }

    /** The identifier of the session of TLS 1.2 that is offered. */
    Optional<Bytes> id() {
        return Optional.ofNullable(id);
    }

    /** The ticket for the hello: empty to ask for one, absent if none is wanted. */
    Optional<Bytes> ticket() {
        return config.takesTickets()
                ? Optional.of(resumption.offered().flatMap(Session::ticket).orElse(Bytes.EMPTY)) : Optional.empty();
    }

    /**
     * Keeps what the handshake leaves behind. A session without an extended master secret is not kept (RFC 7627 section 5.3).
     *
     * @param ticket what the server sent, an empty ticket being none (RFC 5077 section 3.3), nor one that no hello could
     *     carry in one record
     */
    void keep(Conversation conversation, Optional<NewSessionTicket> ticket, Secret masterSecret,
            List<X509Certificate> peerPath) {
        config.sessions().ifPresent(cache -> keep(cache, conversation,
                ticket.filter(t -> !t.ticket().isEmpty() && t.ticket().length() <= MAX_TICKET), masterSecret, peerPath));
    }

    private void keep(SessionCache cache, Conversation conversation, Optional<NewSessionTicket> ticket,
            Secret masterSecret, List<X509Certificate> peerPath) {
        Optional<Session> resumed = resumption.offered().filter(s -> conversation.resumes());
        if (ticket.isPresent() || resumed.isEmpty()) {
            // It was replaced or declined.
            resumption.offered().ifPresent(s -> cache.remove(PeerRole.SERVER, s.id()));
        }
        Bytes id = ticket.isPresent() ? config.crypto().randomBytes(ID_LENGTH)
                : conversation.serverHello().legacySessionIdEcho();
        if (!conversation.extended() || id.isEmpty() || resumed.isPresent() && ticket.isEmpty()) {
            return;
        }
        Instant now = cache.clock().instant();
        Instant end = resumed.map(Session::expires).orElseGet(() -> Session.expiry(now, peerPath));
        SessionBinding binding = resumption.binding(TlsVersion.TLS12, serverName, conversation.serverHello().cipherSuite(), true);
        cache.put(new Session(binding, id, ticket.map(NewSessionTicket::ticket), masterSecret.copy(), peerPath,
                Session.expiry(now, ticket.map(NewSessionTicket::ticketLifetimeHint).orElse(0L), end)));
        kept = id;
    }

    /** Forgets what was offered or kept: "any connection terminated with a fatal alert MUST NOT be resumed" (RFC 5246 7.2.2). */
    void forget() {
        config.sessions().ifPresent(cache -> {
            resumption.offered().ifPresent(session -> cache.remove(PeerRole.SERVER, session.id()));
            Optional.ofNullable(kept).ifPresent(id -> cache.remove(PeerRole.SERVER, id));
        });
    }
}
