package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.util.List;

/** What Parley knows of each version, in the order of the specification. */
public final class Known {
    private Known() {
    }

    /** The cipher suites. */
    public static List<CipherSuite> suites(TlsVersion version) {
        return CipherSuite.registered().stream().filter(suite ->
                (suite.keyExchange() == KeyExchangeAlgorithm.SEPARATE) == (version == TlsVersion.TLS13)).toList();
    }

    /** The groups for key agreement. */
    public static List<NamedGroup> groups(TlsVersion version) {
        return NamedGroup.values().stream().filter(group -> AgreementGroup.named(group.label())
                .filter(known -> version == TlsVersion.TLS13 || known.kind() == AgreementGroup.Kind.ELLIPTIC_CURVE)
                .isPresent()).toList();
    }

    /** The signature schemes of handshakes; in TLS 1.2 but those of Ed448 and of keys restricted to PSS. */
    public static List<SignatureScheme> schemes(TlsVersion version) {
        return SignatureScheme.values().stream().filter(scheme -> SigningScheme.named(scheme.label())
                .filter(known -> version == TlsVersion.TLS13 ? known.padding() != SigningScheme.Padding.PKCS1
                        : known.keyType() != KeyType.RSA_PSS && known.keyType() != KeyType.ED448)
                .isPresent()).toList();
    }
}
