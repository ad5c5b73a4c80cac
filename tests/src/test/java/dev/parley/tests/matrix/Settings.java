package dev.parley.tests.matrix;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Identities;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.KeyKind;
import java.util.List;

/** Parley's side of talks. */
final class Settings {
    /** Every group that Parley knows; some are needed for certificates only (RFC 8422 section 5.3). */
    static final List<NamedGroup> GROUPS = NamedGroup.values().stream()
            .filter(group -> AgreementGroup.named(group.label())
                    .filter(known -> known.kind() == AgreementGroup.Kind.ELLIPTIC_CURVE).isPresent()).toList();
    /** Every signature scheme that Parley knows but those of Ed448 and of keys restricted to PSS: no peer was tried with them yet. */
    static final List<SignatureScheme> SCHEMES = SignatureScheme.values().stream()
            .filter(scheme -> SigningScheme.named(scheme.label()).map(SigningScheme::keyType)
                    .filter(type -> type != KeyType.RSA_PSS && type != KeyType.ED448).isPresent()).toList();
    /** Every kind of key that Parley authenticates with. */
    static final List<KeyKind> KEYS =
            List.of(KeyKind.RSA_2048, KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519);

    private Settings() {
    }

    /** A peer's counterpart: a client that trusts, or a server with a certificate. */
    static TlsConfig.Builder against(PeerRole peer) {
        TlsConfig.Builder builder = Configs.tls12().groups(GROUPS);
        return peer == PeerRole.SERVER ? builder.trust(Identities.PKI.trusted())
                : builder.credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
