package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.Tls13Ticket;
import dev.parley.tls.spec.ClientMachine;
import dev.parley.tls.spec.tls13.EarlyDataIndication;
import dev.parley.tls.spec.tls13.NewSessionTicket;
import dev.parley.wire.Bytes;
import java.time.Instant;
import java.util.Optional;

/** The tickets that a client of TLS 1.3 gets and keeps (RFC 9846 section 4.7.1). */
final class ClientTickets {
    /** The longest ticket that is kept, in bytes. */
    private static final int MAX_TICKET = 1 << 13;
    /** So many are kept of one connection: a server may send as many as it likes. */
    private static final int MOST = 8;
    private static final int ID_LENGTH = 32;

    private final TlsConfig config;
    private final Resumption resumption;
    private final ClientPsk psk;
    private final Optional<Bytes> serverName;
    private int kept;

    ClientTickets(TlsConfig config, Resumption resumption, ClientPsk psk, Bytes serverName) {
        this.config = config;
        this.resumption = resumption;
        this.psk = psk;
        this.serverName = Optional.of(serverName);
    }

    /** Keeps a ticket that just came, whose key the machine knows. */
    void keep(NewSessionTicket ticket, ClientMachine machine, PeerIdentity peer) {
        if (config.takesTickets() && ticket.ticketLifetime() > 0 && ticket.ticket().length() <= MAX_TICKET && kept < MOST) {
            kept++;
            config.sessions().ifPresent(cache -> keep(cache, ticket, machine, peer));
        }
    }

    private void keep(SessionCache cache, NewSessionTicket ticket, ClientMachine machine, PeerIdentity peer) {
        Instant now = cache.clock().instant();
        SessionBinding binding = resumption.binding(TlsVersion.TLS13, serverName, machine.serverHello13().cipherSuite(), true);
        Tls13Ticket properties = new Tls13Ticket(ticket.ticketAgeAdd(), now, maxEarlyData(ticket),
                ApplicationProtocols.selected(machine.encryptedExtensions().applicationLayerProtocolNegotiation()),
                peer.rawKey());
        Instant end = psk.offered().flatMap(OfferedPsk::session).filter(s -> machine.acceptsPsk())
                .map(Session::expires).orElseGet(() -> Session.expiry(now, peer.path()));
        cache.put(new Session(binding, config.crypto().randomBytes(ID_LENGTH), Optional.of(ticket.ticket()),
                machine.ticketKey().copy(), peer.path(), Session.ticketExpiry(now, ticket.ticketLifetime(), end),
                Optional.of(properties)));
    }

    private static long maxEarlyData(NewSessionTicket ticket) {
        return ticket.earlyData().map(EarlyDataIndication::body)
                .map(body -> ((EarlyDataIndication.Body.NewSessionTicketCase) body).maxEarlyDataSize()).orElse(0L);
    }
}
