package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.SessionTicket;
import dev.parley.tls.spec.tls12.NewSessionTicket;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which session a server resumes, and how it lets clients resume later: by an identifier that it remembers, or a ticket. */
final class ServerSessions {
    private static final int ID_LENGTH = 32;

    private final TlsConfig config;
    private final Resumption resumption;
    private boolean issuesTicket;
    private Bytes kept;

    ServerSessions(TlsConfig config, Resumption resumption) {
        this.config = config;
        this.resumption = resumption;
    }

    /** The session that the hello asks for, if it is known and fits; it is then the one to be resumed. */
    Optional<Session> resume(ClientHello hello) throws ProtocolException {
        resumption.under(TrustFingerprint.ofServer(config, NamedCertificates.of(config, hello)));
        Optional<Bytes> ticket = presented(hello);
        Optional<TicketKeys.Opened> opened = ticket.filter(t -> !hello.legacySessionId().isEmpty())
                .flatMap(t -> config.ticketKeys().flatMap(keys -> keys.open(t)));
        // RFC 5077 section 3.4: a server that is given a ticket must not look the identifier up.
        Optional<Session> known = ticket.isPresent() ? opened.map(TicketKeys.Opened::session)
                : config.sessions().flatMap(cache -> cache.find(PeerRole.CLIENT, hello.legacySessionId()));
        if (known.filter(s -> s.binding().extendedMasterSecret()).isPresent() && hello.extendedMasterSecret().isEmpty()) {
            known.get().close();
            // RFC 7627 section 5.3: "the server MUST abort the abbreviated handshake".
            throw new ProtocolException(AlertDescription.HANDSHAKE_FAILURE,
                    "a session with an extended master secret is offered without the extension");
        }
        Optional<Session> fitting = known.filter(s -> s.tls13().isEmpty()
                && hello.cipherSuites().contains(s.binding().suite())
                && resumption.fits(s.binding(), Outcome.serverName(hello)));
        fitting.ifPresentOrElse(session -> resumption.offer(session, hello.legacySessionId()),
                () -> known.ifPresent(Session::close));
        issuesTicket = config.ticketKeys().isPresent() && hello.sessionTicket().isPresent()
                && hello.extendedMasterSecret().isPresent()
                && (fitting.isEmpty() || opened.filter(TicketKeys.Opened::current).isEmpty());
        return fitting;
    }

    /** Whether the client gets a ticket: it takes them, and has none that will do. Known after {@link #resume}. */
    boolean issuesTicket() {
        return issuesTicket;
    }

    /** The identifier of a new session; empty if there is a ticket (RFC 5077 section 3.4) or nothing is remembered. */
    Bytes freshId() {
        return config.sessions().isPresent() && !issuesTicket ? config.crypto().randomBytes(ID_LENGTH) : Bytes.EMPTY;
    }

    /** The promised ticket; empty if none can be made after all (RFC 5077 section 3.3). */
    NewSessionTicket ticket(Conversation conversation, Secret masterSecret, List<X509Certificate> peerPath) {
        TicketKeys keys = config.ticketKeys().orElseThrow();
        Instant now = keys.clock().instant();
        Session session = session(conversation, Bytes.EMPTY, masterSecret, peerPath, now);
        long lifetime = Duration.between(now, session.expires()).toSeconds();
        return (lifetime < 1 ? Optional.<Bytes>empty() : keys.seal(session))
                .map(ticket -> new NewSessionTicket(lifetime, ticket))
                .orElseGet(() -> new NewSessionTicket(0, Bytes.EMPTY));
    }

    /** Remembers a new session whose master secret is extended; others must not be resumed (RFC 7627 section 5.3). */
    void keep(Conversation conversation, Secret masterSecret, List<X509Certificate> peerPath) {
        Bytes id = conversation.serverHello().legacySessionIdEcho();
        if (conversation.resumes() || id.isEmpty() || !conversation.extended()) {
            return;
        }
        config.sessions().ifPresent(cache -> {
            cache.put(session(conversation, id, masterSecret.copy(), peerPath, cache.clock().instant()));
            kept = id;
        });
    }

    /** RFC 5246 section 7.2.2: "any connection terminated with a fatal alert MUST NOT be resumed". A ticket cannot be recalled. */
    void forget() {
        config.sessions().ifPresent(cache -> {
            resumption.offered().filter(session -> session.ticket().isEmpty())
                    .ifPresent(session -> cache.remove(PeerRole.CLIENT, session.id()));
            Optional.ofNullable(kept).ifPresent(id -> cache.remove(PeerRole.CLIENT, id));
        });
    }

    private Session session(Conversation conversation, Bytes id, Secret masterSecret, List<X509Certificate> peerPath,
            Instant now) {
        SessionBinding binding = resumption.binding(TlsVersion.TLS12, Outcome.serverName(conversation.clientHello()),
                conversation.serverHello().cipherSuite(), conversation.extended());
        Instant end = resumption.offered().filter(s -> conversation.resumes()).map(Session::expires)
                .orElseGet(() -> Session.expiry(now, peerPath));
        return new Session(binding, id, Optional.empty(), masterSecret, peerPath, end);
    }

    private Optional<Bytes> presented(ClientHello hello) {
        return config.ticketKeys().flatMap(keys -> hello.sessionTicket()).map(SessionTicket::ticket)
                .filter(ticket -> !ticket.isEmpty());
    }
}
