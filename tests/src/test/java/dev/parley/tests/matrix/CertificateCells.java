package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.matrix.peer.Fact;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PathValidator;
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
    static List<Cell> accepted(Setup setup) {
        return Setup.KEYS.stream().map(key -> new Cell(key.toString(), () -> {
            Identity client = Identities.client(key);
            PeerSetting theirs = setup.theirs().clientAuthentication(ClientAuthentication.REQUIRED);
            return Cell.Attempt.of(setup.againstServer() ? theirs : theirs.identity(client),
                    ours(setup, ClientAuthentication.REQUIRED, Optional.of(client)),
                    outcome -> accepts(setup, client, outcome));
        })).toList();
    }

    private static void accepts(Setup setup, Identity client, Outcome outcome) {
        Checks.agreed(outcome);
        if (!setup.againstServer()) {
            assertEquals(client.certificate(), outcome.connected().peerCertificates().get(0));
        } else {
            outcome.theirs().says(Fact.CERTIFICATE).ifPresent(name -> assertEquals("Test Client", name));
        }
    }

    /** A client without a certificate is served where it is only requested, and refused where it is required. */
    static List<Cell> absent(Setup setup) {
        return List.of(
                new Cell("requested", () -> anonymous(setup, ClientAuthentication.REQUESTED, outcome -> {
                    Checks.agreed(outcome);
                    assertEquals(setup.againstServer() ? 1 : 0,
                            Math.min(1, outcome.connected().peerCertificates().size()));
                })),
                new Cell("required", () -> anonymous(setup, ClientAuthentication.REQUIRED, outcome -> {
                    if (setup.againstServer()) {
                        Checks.refusedByPeer(outcome);
                    } else {
                        Checks.refusedByUs(outcome, setup.version() == TlsVersion.TLS13
                                ? AlertDescription.CERTIFICATE_REQUIRED : AlertDescription.HANDSHAKE_FAILURE);
                    }
                })));
    }

    private static Cell.Attempt anonymous(Setup setup, ClientAuthentication mode,
            Consumer<Outcome> check) {
        return Cell.Attempt.of(setup.theirs().clientAuthentication(mode), ours(setup, mode, Optional.empty()), check);
    }

    /** A client's certificate that must be refused is. */
    static List<Cell> refusedClients(Setup setup) {
        return some(Forgeries.clients(), setup.everything()).stream().map(forgery -> new Cell(forgery.fault(), () -> {
            PeerSetting theirs = setup.theirs().clientAuthentication(ClientAuthentication.REQUIRED);
            return Cell.Attempt.of(setup.againstServer() ? theirs : theirs.identity(forgery.identity()),
                    ours(setup, ClientAuthentication.REQUIRED, Optional.of(forgery.identity())),
                    outcome -> refuses(!setup.againstServer(), forgery, outcome));
        })).toList();
    }

    /** A server's certificate that must be refused is. */
    static List<Cell> refusedServers(Setup setup) {
        return some(Forgeries.servers(), setup.everything()).stream().map(forgery -> new Cell(forgery.fault(), () -> {
            PeerSetting theirs = setup.theirs();
            return setup.againstServer()
                    ? Cell.Attempt.of(theirs.identity(forgery.identity()), setup.ours(),
                            outcome -> refuses(true, forgery, outcome))
                    : Cell.Attempt.of(theirs, setup.config().credentials(List.of(forgery.identity().credentials())),
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

    private static TlsConfig.Builder ours(Setup setup, ClientAuthentication mode, Optional<Identity> client) {
        TlsConfig.Builder builder = setup.ours();
        if (setup.againstServer()) {
            return builder.credentials(client.map(Identity::credentials).stream().toList());
        }
        // It names no authorities: a client need not show a certificate of others (RFC 5246 section 7.4.4).
        return builder.trust(new PathValidator(Identities.PKI.trusted(), Clock.systemUTC())).clientAuthentication(mode)
                .credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
