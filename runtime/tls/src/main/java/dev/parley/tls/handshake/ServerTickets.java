package dev.parley.tls.handshake;

import dev.parley.tls.EarlyData;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.session.EarlyDataGate;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionBinding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.session.Tls13Ticket;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.ServerMachine;
import dev.parley.tls.spec.tls13.EarlyDataIndication;
import dev.parley.tls.spec.tls13.NewSessionTicket;
import dev.parley.tls.spec.tls13.NewSessionTicketExtensions;
import dev.parley.tls.spec.tls13.OfferedPsks;
import dev.parley.tls.spec.tls13.PreSharedKeyExtension;
import dev.parley.tls.spec.tls13.PskKeyExchangeModes;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tickets of a server of TLS 1.3: what becomes of the one that a client shows, and the ones it gets (RFC 9846 section 4.7.1). */
final class ServerTickets {
    private static final int NONCE_LENGTH = 2;

    private final TlsConfig config;
    private final Resumption resumption;
    private final ServerPsk psk;

    ServerTickets(TlsConfig config, Resumption resumption, ServerPsk psk) {
        this.config = config;
        this.resumption = resumption;
        this.psk = psk;
    }

    /**
     * Takes the ticket that is used out of the cache, so that it serves once, and decides about early data. RFC 9846 section
     * 4.3.10: to accept it, "the server MUST have selected the first key offered".
     */
    EarlyData redeem(ClientHello hello, Tls13Selection selection, Optional<String> applicationProtocol) {
        Optional<Session> taken = selection.psk().flatMap(used -> psk.take());
        try {
            if (hello.earlyData().isEmpty()) {
                return EarlyData.NONE;
            }
            boolean first = selection.psk().filter(used -> used.place() == 0 && !used.isExternal()).isPresent();
            return first && config.maxEarlyData() > 0 && gate().refusal(taken, age(hello), selection.suite(),
                    applicationProtocol).isEmpty() ? EarlyData.ACCEPTED : EarlyData.REJECTED;
        } finally {
            taken.ifPresent(Session::close);
        }
    }

    private EarlyDataGate gate() {
        return new EarlyDataGate(config.sessions().orElseThrow().clock());
    }

    private static long age(ClientHello hello) {
        OfferedPsks offer = ((PreSharedKeyExtension.Body.ClientHelloCase) hello.preSharedKey().orElseThrow().body())
                .offeredPsks();
        return offer.identities().get(0).obfuscatedTicketAge();
    }

    /** Gives the client its tickets, if it can use them. */
    void issue(ServerMachine machine, PeerIdentity peer) throws ProtocolException {
        if (!isOfUse(machine.clientHello())) {
            return;
        }
        for (int i = 0; i < config.ticketsPerConnection() && machine.maySend(Message.TLS13_NEW_SESSION_TICKET); i++) {
            // Section 4.7.1: "A per-ticket value that is unique across all tickets issued on this connection."
            Bytes nonce = Bytes.ofUint(NONCE_LENGTH, i);
            Optional<NewSessionTicket> ticket = ticket(machine, nonce, peer);
            if (ticket.isEmpty()) {
                return;
            }
            machine.sendAmbient(Message.TLS13_NEW_SESSION_TICKET, ticket.get().toBytes());
        }
    }

    /** Section 4.7.1: only if the hello "contained a suitable "psk_key_exchange_modes" extension". */
    private boolean isOfUse(ClientHello hello) {
        return hello.pskKeyExchangeModes().map(PskKeyExchangeModes::keModes).orElse(List.of()).stream()
                .anyMatch(mode -> SpecNames.pskMode(mode).filter(config.pskModes()::contains).isPresent());
    }

    private Optional<NewSessionTicket> ticket(ServerMachine machine, Bytes nonce, PeerIdentity peer)
            throws ProtocolException {
        Optional<Clock> clock = config.sessions().map(SessionCache::clock).or(() -> config.ticketKeys().map(TicketKeys::clock));
        if (clock.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.get().instant();
        boolean handle = config.sessions().isPresent() && (config.maxEarlyData() > 0 || config.ticketKeys().isEmpty());
        Session session = session(machine, nonce, peer, now, handle ? config.maxEarlyData() : 0);
        long lifetime = Duration.between(now, session.expires()).toSeconds();
        Optional<Bytes> ticket = lifetime < 1 ? Optional.empty() : handle ? remember(session) : seal(session);
        return ticket.map(t -> new NewSessionTicket(lifetime, session.tls13().orElseThrow().ageAdd(), nonce, t,
                extensions(session.tls13().get().maxEarlyData())));
    }

    private Optional<Bytes> remember(Session session) {
        config.sessions().orElseThrow().put(session);
        return Optional.of(session.id());
    }

    private Optional<Bytes> seal(Session session) {
        try (session) {
            return config.ticketKeys().flatMap(keys -> keys.seal(session));
        }
    }

    private Session session(ServerMachine machine, Bytes nonce, PeerIdentity peer, Instant now,
            long maxEarlyData) throws ProtocolException {
        resumption.serving(machine.clientHello());
        SessionBinding binding = resumption.binding(TlsVersion.TLS13, Outcome.serverName(machine.clientHello()),
                machine.serverHello13().cipherSuite(), true);
        Tls13Ticket ticket = new Tls13Ticket(Integer.toUnsignedLong(config.crypto().random().nextInt()), now, maxEarlyData,
                ApplicationProtocols.selected(machine.encryptedExtensions().applicationLayerProtocolNegotiation()),
                peer.rawKey());
        Instant end = psk.found().flatMap(OfferedPsk::session).filter(s -> machine.acceptsPsk())
                .map(Session::expires).orElseGet(() -> Session.expiry(now, config.ticketLifetime(), peer.path()));
        Secret key = machine.resumptionPsk(nonce);
        return new Session(binding, config.ticketNames().next(config.crypto()), Optional.empty(), key, peer.path(), end,
                Optional.of(ticket));
    }

    private static NewSessionTicketExtensions extensions(long maxEarlyData) {
        NewSessionTicketExtensions.Builder builder = NewSessionTicketExtensions.builder();
        if (maxEarlyData > 0) {
            builder.earlyData(new EarlyDataIndication(
                    new EarlyDataIndication.Body.NewSessionTicketCase(maxEarlyData)));
        }
        return builder.build();
    }
}
