package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.Configs;
import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Certificates of clients, accepted, absent and refused, and of servers, refused. */
final class CertificateCells {
    private CertificateCells() {
    }

    /** A client's certificate of every kind is accepted. */
    static List<Cell> accepted(PeerRole peer, boolean everything) {
        return Settings.KEYS.stream().map(key -> new Cell(key.toString(), () -> {
            Identity client = Identities.client(key);
            PeerSetting theirs = PeerSetting.of(peer).clientAuthentication(ClientAuthentication.REQUIRED);
            return Cell.Attempt.of(peer == PeerRole.SERVER ? theirs : theirs.identity(client),
                    ours(peer, ClientAuthentication.REQUIRED, Optional.of(client)),
                    outcome -> accepts(peer, client, outcome));
        })).toList();
    }

    private static void accepts(PeerRole peer, Identity client, Outcome outcome) {
        Checks.agreed(outcome);
        if (peer == PeerRole.CLIENT) {
            assertEquals(client.certificate(), outcome.connected().peerCertificates().get(0));
        } else {
            outcome.theirs().says(Fact.CERTIFICATE).ifPresent(name -> assertEquals("Test Client", name));
        }
    }

    /** A client without a certificate is served where it is only requested, and refused where it is required. */
    static List<Cell> absent(PeerRole peer, boolean everything) {
        return List.of(
                new Cell("requested", () -> anonymous(peer, ClientAuthentication.REQUESTED, outcome -> {
                    Checks.agreed(outcome);
                    assertEquals(peer == PeerRole.SERVER ? 1 : 0,
                            Math.min(1, outcome.connected().peerCertificates().size()));
                })),
                new Cell("required", () -> anonymous(peer, ClientAuthentication.REQUIRED, outcome -> {
                    if (peer == PeerRole.SERVER) {
                        Checks.refusedByPeer(outcome);
                    } else {
                        Checks.refusedByUs(outcome, AlertDescription.HANDSHAKE_FAILURE);
                    }
                })));
    }

    private static Cell.Attempt anonymous(PeerRole peer, ClientAuthentication mode,
            Consumer<Outcome> check) {
        return Cell.Attempt.of(PeerSetting.of(peer).clientAuthentication(mode), ours(peer, mode, Optional.empty()), check);
    }

    /** A client's certificate that must be refused is. */
    static List<Cell> refusedClients(PeerRole peer, boolean everything) {
        return some(Forgeries.clients(), everything).stream().map(forgery -> new Cell(forgery.fault(), () -> {
            PeerSetting theirs = PeerSetting.of(peer).clientAuthentication(ClientAuthentication.REQUIRED);
            return Cell.Attempt.of(peer == PeerRole.SERVER ? theirs : theirs.identity(forgery.identity()),
                    ours(peer, ClientAuthentication.REQUIRED, Optional.of(forgery.identity())),
                    outcome -> refuses(peer == PeerRole.CLIENT, forgery, outcome));
        })).toList();
    }

    /** A server's certificate that must be refused is. */
    static List<Cell> refusedServers(PeerRole peer, boolean everything) {
        return some(Forgeries.servers(), everything).stream().map(forgery -> new Cell(forgery.fault(), () -> {
            PeerSetting theirs = PeerSetting.of(peer);
            return peer == PeerRole.SERVER
                    ? Cell.Attempt.of(theirs.identity(forgery.identity()), Settings.against(peer),
                            outcome -> refuses(true, forgery, outcome))
                    : Cell.Attempt.of(theirs, Configs.tls12().credentials(List.of(forgery.identity().credentials())),
                            outcome -> refuses(false, forgery, outcome));
        })).toList();
    }

    private static void refuses(boolean weDo, Forgeries.Forgery forgery, Outcome outcome) {
        if (weDo) {
            Checks.refusedByUs(outcome, forgery.alert());
        } else {
            Checks.refusedByPeer(outcome);
        }
    }

    private static <T> List<T> some(List<T> all, boolean everything) {
        return everything ? all : List.of(all.get(0), all.get(all.size() - 1));
    }

    private static TlsConfig.Builder ours(PeerRole peer, ClientAuthentication mode, Optional<Identity> client) {
        TlsConfig.Builder builder = Settings.against(peer);
        if (peer == PeerRole.SERVER) {
            return builder.credentials(client.map(Identity::credentials).stream().toList());
        }
        // It names no authorities: a client need not show a certificate of others (RFC 5246 section 7.4.4).
        return builder.trust(new PathValidator(Identities.PKI.trusted(), Clock.systemUTC())).clientAuthentication(mode)
                .credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
