package dev.parley.tls.handshake;

import dev.parley.tls.ExternalPsk;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.tls13.PskIdentity;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The pre-shared key that a server takes of those that a client offers: the first that it knows, that fits the connection, and
 * whose hash a common suite has. RFC 9846 section 4.3.11: it "SHOULD select a single PSK and validate solely the binder that
 * corresponds to that PSK"; unknown ones are ignored.
 */
final class ServerPsk implements PreSharedKeys {
    private final TlsConfig config;
    private final Resumption resumption;
    private final Supplier<ClientHello> hello;
    private OfferedPsk found;

    ServerPsk(TlsConfig config, Resumption resumption, Supplier<ClientHello> hello) {
        this.config = config;
        this.resumption = resumption;
        this.hello = hello;
    }

    @Override
    public Optional<OfferedPsk> find(List<PskIdentity> identities) throws ProtocolException {
        resumption.serving(hello.get());
        if (found == null || found.place() >= identities.size()
                || !identities.get(found.place()).identity().equals(found.identity())) {
            close();
            found = search(identities);
        }
        return Optional.ofNullable(found);
    }

    /** The one that was found. */
    Optional<OfferedPsk> found() {
        return Optional.ofNullable(found);
    }

    /**
     * Takes the ticket that was found out of the cache, so that it serves once; a copy of the session if this is its first use.
     * A sealed ticket is taken by nobody.
     */
    Optional<Session> take() {
        return found().flatMap(OfferedPsk::session).filter(session -> session.ticket().isEmpty())
                .flatMap(session -> config.sessions().flatMap(cache -> cache.take(PeerRole.CLIENT, session.id())));
    }

    private OfferedPsk search(List<PskIdentity> identities) {
        for (int place = 0; place < identities.size(); place++) {
            Optional<OfferedPsk> known = known(place, identities.get(place).identity());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return null;
    }

    private Optional<OfferedPsk> known(int place, Bytes identity) {
        return external(place, identity).or(() -> session(identity)
                .map(session -> new OfferedPsk(place, identity, session.secret(), session.binding().suite(),
                        Optional.of(session))));
    }

    private Optional<OfferedPsk> external(int place, Bytes identity) {
        return config.preSharedKeys().stream().filter(key -> key.identity().equals(identity)).findFirst()
                .flatMap(key -> suites().filter(suite -> suite.hash().label().equals(key.hash().specName())).findFirst()
                        .map(suite -> new OfferedPsk(place, identity, key.key(), suite, Optional.empty())));
    }

    private Optional<Session> session(Bytes identity) {
        Optional<Session> known = config.sessions().flatMap(cache -> cache.find(PeerRole.CLIENT, identity))
                .or(() -> config.ticketKeys().flatMap(keys -> keys.open(identity)).map(TicketKeys.Opened::session));
        Optional<Session> fitting = known.filter(session -> session.binding().version() == TlsVersion.TLS13.code()
                && suites().anyMatch(suite -> suite.hash().equals(session.binding().suite().hash()))
                && resumption.fits(session.binding(), Outcome.serverName(hello.get())));
        if (fitting.isEmpty()) {
            known.ifPresent(Session::close);
        }
        return fitting;
    }

    private Stream<CipherSuite> suites() {
        return config.cipherSuites(TlsVersion.TLS13).stream().filter(hello.get().cipherSuites()::contains);
    }

    /** Wipes the secret; which key it was stays known. */
    @Override
    public void close() {
        found().flatMap(OfferedPsk::session).ifPresent(Session::close);
    }
}
