package dev.parley.tls.handshake;

import dev.parley.tls.PskMode;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.HashAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls13.PskKeyExchangeMode;
import dev.parley.wire.ProtocolException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the primitive for a code point: they have the same name. */
final class SpecNames {
    private SpecNames() {
    }

    static Hash hash(HashAlgorithm algorithm) throws ProtocolException {
        return Hash.named(algorithm.label()).orElseThrow(() -> unknown(algorithm.label()));
    }

    static AgreementGroup group(NamedGroup group) throws ProtocolException {
        return AgreementGroup.named(group.label()).orElseThrow(() -> unknown(group.label()));
    }

    static SigningScheme scheme(SignatureScheme scheme) throws ProtocolException {
        return SigningScheme.named(scheme.label()).orElseThrow(() -> unknown(scheme.label()));
    }

    private static ProtocolException unknown(String name) {
        return new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, "no primitive for " + name);
    }

    /** Whether the owner of a public key may sign a handshake of TLS 1.3 so. */
    static boolean permits(PublicKey key, SignatureScheme scheme) {
        return SigningScheme.named(scheme.label()).filter(known -> known.suitsTls13(key)).isPresent();
    }

    static PskKeyExchangeMode pskMode(PskMode mode) {
        return switch (mode) {
            case DHE_KE -> PskKeyExchangeMode.PSK_DHE_KE;
            case KE -> PskKeyExchangeMode.PSK_KE;
        };
    }

    static Optional<PskMode> pskMode(PskKeyExchangeMode mode) {
        return Stream.of(PskMode.values()).filter(known -> pskMode(known).equals(mode)).findFirst();
    }
}
