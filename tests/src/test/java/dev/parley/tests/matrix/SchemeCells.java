package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tests.matrix.peer.Known;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Authority;
import dev.parley.tls.testing.CertificateSpec;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Each signature scheme as the only one: in the certificates, in the server's signature and in the client's. */
final class SchemeCells {
    private static final Map<SigningScheme, Parties> PARTIES = new ConcurrentHashMap<>();

    private SchemeCells() {
    }

    /** Who can talk with one scheme alone. */
    private record Parties(Authority root, Identity server, Identity client) {
        static Parties of(SigningScheme scheme) {
            KeyKind kind = key(scheme);
            Authority root = Authority.selfSigned(CertificateSpec.authority("Test Root").kind(kind)
                    .signedWith(algorithm(scheme)));
            return new Parties(root,
                    root.issue(CertificateSpec.server("localhost").kind(kind).signedWith(algorithm(scheme))),
                    root.issue(CertificateSpec.client("Test Client").kind(kind).signedWith(algorithm(scheme))));
        }
    }

    /** Every scheme. */
    static List<Cell> schemes(Setup setup) {
        return Known.schemes(setup.version()).stream().map(scheme -> new Cell(scheme.label(), () -> attempt(setup, scheme))).toList();
    }

    private static Cell.Attempt attempt(Setup setup, SignatureScheme scheme) {
        Parties parties = PARTIES.computeIfAbsent(SigningScheme.named(scheme.label()).orElseThrow(), Parties::of);
        Identity own = setup.againstServer() ? parties.client : parties.server;
        Identity peers = setup.againstServer() ? parties.server : parties.client;
        PeerSetting theirs = setup.theirs().schemes(List.of(scheme)).identity(peers)
                .root(parties.root.certificate()).clientAuthentication(ClientAuthentication.REQUIRED);
        TlsConfig.Builder ours = setup.config().signatureSchemes(List.of(scheme))
                .credentials(List.of(own.credentials())).trust(parties.root.trusted());
        if (!setup.againstServer()) {
            ours.clientAuthentication(ClientAuthentication.REQUIRED);
        }
        return Cell.Attempt.of(theirs, ours, outcome -> check(scheme, peers, outcome));
    }

    private static void check(SignatureScheme scheme, Identity peers, Outcome outcome) {
        ConnectionInfo info = Checks.agreed(outcome);
        assertEquals(Optional.of(scheme), info.scheme());
        assertEquals(peers.certificate(), info.peerCertificates().get(0));
    }

    private static KeyKind key(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case RSA -> KeyKind.RSA_2048;
            case RSA_PSS -> KeyKind.RSA_PSS_2048;
            case ED25519 -> KeyKind.ED25519;
            case ED448 -> KeyKind.ED448;
            case EC -> switch (scheme.curve().orElseThrow()) {
                case SECP384R1 -> KeyKind.P384;
                case SECP521R1 -> KeyKind.P521;
                default -> KeyKind.P256;
            };
        };
    }

    /** The name of the signature algorithm in {@code java.security}. */
    private static String algorithm(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case RSA, RSA_PSS -> scheme.hash().name()
                    + (scheme.padding() == SigningScheme.Padding.PSS ? "withRSAandMGF1" : "withRSA");
            case EC -> scheme.hash().name() + "withECDSA";
            case ED25519 -> "Ed25519";
            case ED448 -> "Ed448";
        };
    }
}
