package dev.parley.tls.handshake;

import dev.parley.tls.ExternalPsk;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.Tls13Ticket;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.tls13.OfferedPsks;
import dev.parley.tls.spec.tls13.PskIdentity;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pre-shared key that a client offers: that of a session, or else the first from outside. It never offers two. */
final class ClientPsk implements PreSharedKeys {
    private final TlsConfig config;
    private OfferedPsk offered;

    ClientPsk(TlsConfig config) {
        this.config = config;
    }

    /** Offers to resume a session, whose secret is now this object's. */
    void resume(Session session) {
        offered = new OfferedPsk(0, session.ticket().orElseThrow(), session.secret(), session.binding().suite(),
                Optional.of(session));
    }

    /** Offers the first key from outside that goes with a suite, unless a session is offered. */
    void offerExternal(List<CipherSuite> suites) {
        if (offered == null) {
            offered = config.preSharedKeys().stream().flatMap(key -> suite(suites, key.hash()).stream()
                    .map(suite -> new OfferedPsk(0, key.identity(), key.key(), suite, Optional.empty())))
                    .findFirst().orElse(null);
        }
    }

    private static Optional<CipherSuite> suite(List<CipherSuite> suites, Hash hash) {
        return suites.stream().filter(suite -> suite.hash().label().equals(hash.specName())).findFirst();
    }

    /** What is offered. */
    Optional<OfferedPsk> offered() {
        return Optional.ofNullable(offered);
    }

    /** Offers it no longer if it cannot go with the suite that the server wants (RFC 9846 section 4.2.4). */
    void keepFor(CipherSuite suite) {
        if (offered != null && !offered.suite().hash().equals(suite.hash())) {
            close();
            offered = null;
        }
    }

    /** The offer, with a binder that the machine computes. */
    Optional<OfferedPsks> extension() throws ProtocolException {
        if (offered == null) {
            return Optional.empty();
        }
        Bytes binder = Bytes.wrap(new byte[SpecNames.hash(offered.suite().hash()).length()]);
        return Optional.of(new OfferedPsks(List.of(new PskIdentity(offered.identity(), age())), List.of(binder)));
    }

    /** RFC 9846 section 4.3.11: "For identities established externally, an obfuscated_ticket_age of 0 SHOULD be used". */
    private long age() {
        Optional<Tls13Ticket> ticket = offered.session().flatMap(Session::tls13);
        return ticket.map(t -> t.obfuscatedAge(now())).orElse(0L);
    }

    private Instant now() {
        return config.sessions().orElseThrow().clock().instant();
    }

    @Override
    public Optional<OfferedPsk> find(List<PskIdentity> identities) {
        return offered();
    }

    @Override
    public void close() {
        offered().flatMap(OfferedPsk::session).ifPresent(Session::close);
    }
}
