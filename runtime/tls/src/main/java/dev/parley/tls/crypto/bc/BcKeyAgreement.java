package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import java.security.SecureRandom;

/** Ephemeral Diffie-Hellman on curves by Bouncy Castle. */
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
            case X25519 -> X25519Share.generate(random);
            case SECP256R1, SECP384R1, SECP521R1 -> EcdhShare.generate(group, random);
        };
    }
}
