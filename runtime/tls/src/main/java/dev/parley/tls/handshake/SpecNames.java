package dev.parley.tls.handshake;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.HashAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.ProtocolException;

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
}
