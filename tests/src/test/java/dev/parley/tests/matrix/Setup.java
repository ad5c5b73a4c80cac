package dev.parley.tests.matrix;

import dev.parley.tests.Configs;
import dev.parley.tests.matrix.peer.Known;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.testing.KeyKind;
import java.util.List;

/**
 * What cells are made for.
 *
 * @param version the only one that both sides speak
 * @param peer the role of the peer
 * @param everything whether all cells are wanted, or representatives
 */
record Setup(TlsVersion version, PeerRole peer, boolean everything) {
    /** Every kind of key that Parley authenticates with by default. */
    static final List<KeyKind> KEYS =
            List.of(KeyKind.RSA_2048, KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519);

    /** Whether the peer is the server, and Parley the client. */
    boolean againstServer() {
        return peer == PeerRole.SERVER;
    }

    /** The peer's side. */
    PeerSetting theirs() {
        return PeerSetting.of(peer, version);
    }

    /** Parley's side: a client that trusts, or a server with a certificate; for certificates, all curves (RFC 8422 5.3). */
    TlsConfig.Builder ours() {
        TlsConfig.Builder builder = config();
        return againstServer() ? builder.trust(Identities.PKI.trusted())
                : builder.credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }

    /** That without anybody to trust and anything to show. */
    TlsConfig.Builder config() {
        return Configs.of(version).groups(Known.groups(TlsVersion.TLS12));
    }
}
