package dev.parley.tls.session;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions to try things with; the secret of one of TLS 1.3 is 0, 1, 2, … */
final class Tls13Sessions {
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00.123456Z");
    static final CipherSuite SHA256 = CipherSuite.registered().stream()
            .filter(suite -> suite.hash().length() == 32).findFirst().orElseThrow();
    static final CipherSuite SHA384 = CipherSuite.registered().stream()
            .filter(suite -> suite.hash().length() == 48).findFirst().orElseThrow();
    static final Optional<String> PROTOCOL = Optional.of("h2");

    private Tls13Sessions() {
    }

    static Session withClient(int id) {
        return session(PeerRole.CLIENT, SHA256, Bytes.of(id), Optional.empty(), List.of(), ticket(1 << 14));
    }

    static Tls13Ticket ticket(long maxEarlyData) {
        return new Tls13Ticket(0xFFFF_FFF0L, NOW, maxEarlyData, PROTOCOL);
    }

    static Session session(PeerRole peer, CipherSuite suite, Bytes id, Optional<Bytes> ticket,
            List<X509Certificate> certificates, Tls13Ticket properties) {
        byte[] psk = new byte[suite.hash().length()];
        for (int i = 0; i < psk.length; i++) {
            psk[i] = (byte) i;
        }
        return new Session(binding(peer, TlsVersion.TLS13, suite), id, ticket, Secret.take(psk), certificates,
                Instant.ofEpochSecond(NOW.getEpochSecond()).plus(Session.LIFETIME), Optional.of(properties));
    }

    static Session tls12(PeerRole peer, Bytes id, Optional<Bytes> ticket) {
        return new Session(binding(peer, TlsVersion.TLS12, SHA256), id, ticket, Secret.take(new byte[48]), List.of(),
                Instant.ofEpochSecond(NOW.getEpochSecond()).plus(Session.LIFETIME));
    }

    private static SessionBinding binding(PeerRole peer, TlsVersion version, CipherSuite suite) {
        return new SessionBinding(peer, version.code(), suite, true, Optional.of(Bytes.ofUtf8("localhost")),
                List.of("h2", "http/1.1"), Bytes.zeros(32));
    }
}
