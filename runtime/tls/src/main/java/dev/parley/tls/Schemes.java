package dev.parley.tls;

import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.SigningScheme.Padding;
import dev.parley.tls.spec.SignatureScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which signature schemes go with which version, and which ones are the default. */
final class Schemes {
    private Schemes() {
    }

    /** All that have a primitive; PKCS #1 v1.5 signatures, whose padding has no proof, come last. */
    static List<SignatureScheme> known() {
        return SignatureScheme.values().stream().filter(scheme -> padding(scheme).isPresent())
                .sorted(Comparator.comparing(Schemes::isPkcs1)).toList();
    }

    /** Those of a list that may sign a handshake of a version, in its order. */
    static List<SignatureScheme> of(TlsVersion version, List<SignatureScheme> schemes) {
        return schemes.stream().filter(scheme -> switch (version) {
            case TLS12 -> true;
            case TLS13 -> SigningScheme.named(scheme.label()).map(SigningScheme::signsTls13).orElse(true);
        }).toList();
    }

    private static boolean isPkcs1(SignatureScheme scheme) {
        return padding(scheme).equals(Optional.of(Padding.PKCS1));
    }

    private static Optional<Padding> padding(SignatureScheme scheme) {
        return SigningScheme.named(scheme.label()).map(SigningScheme::padding);
    }
}
