package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.DHStandardGroups;

/** Ephemeral Diffie-Hellman, and its combinations with ML-KEM, by Bouncy Castle. */
public final class BcKeyAgreement implements KeyAgreement {
    private final SecureRandom random;

    /** Takes private keys from {@code random}. */
    public BcKeyAgreement(SecureRandom random) {
        this.random = random;
    }

    @Override
    public boolean supports(AgreementGroup group) {
        return true;
    }

    @Override
    public KeyShare generate(AgreementGroup group) {
        return switch (group) {
            case X25519 -> MontgomeryShare.generate(MontgomeryCurve.CURVE25519, random);
            case X448 -> MontgomeryShare.generate(MontgomeryCurve.CURVE448, random);
            case SECP256R1, SECP384R1, SECP521R1 -> EcdhShare.generate(group, random);
            case FFDHE2048 -> FiniteFieldShare.generate(group, DHStandardGroups.rfc7919_ffdhe2048, random);
            case FFDHE3072 -> FiniteFieldShare.generate(group, DHStandardGroups.rfc7919_ffdhe3072, random);
            case X25519_MLKEM768, SECP256R1_MLKEM768, SECP384R1_MLKEM1024 ->
                HybridShare.generate(HybridGroup.of(group), this, random);
        };
    }

    @Override
    public Response respond(AgreementGroup group, Bytes peerShare) throws BadShareException {
        return group.kind() == AgreementGroup.Kind.HYBRID
                ? HybridShare.respond(HybridGroup.of(group), peerShare, this, random)
                : KeyAgreement.super.respond(group, peerShare);
    }
}
