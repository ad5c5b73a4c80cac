package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.SecureRandom;

/** A key pair on a curve beside one of ML-KEM: the secret holds as long as one of them does. */
final class HybridShare implements KeyShare {
    private final HybridGroup hybrid;
    private final MlKemKey kem;
    private final KeyShare curve;

    private HybridShare(HybridGroup hybrid, MlKemKey kem, KeyShare curve) {
        this.hybrid = hybrid;
        this.kem = kem;
        this.curve = curve;
    }

    /** The key pair of the side that generates first; {@code agreement} makes the part on the curve. */
    static HybridShare generate(HybridGroup hybrid, KeyAgreement agreement, SecureRandom random) {
        return new HybridShare(hybrid, MlKemKey.generate(hybrid.kem(), random), agreement.generate(hybrid.curve()));
    }

    /** Encapsulates to one half of the share and agrees with the other. */
    static KeyAgreement.Response respond(
            HybridGroup hybrid, Bytes peerShare, KeyAgreement agreement, SecureRandom random) throws BadShareException {
        HybridGroup.Halves peer = hybrid.splitOffer(peerShare);
        KeyAgreement.Response curve = agreement.respond(hybrid.curve(), peer.curve());
        try {
            KeyAgreement.Response kem = MlKemKey.encapsulate(hybrid.kem(), peer.kem(), random);
            return new KeyAgreement.Response(
                    hybrid.join(new HybridGroup.Halves(kem.publicShare(), curve.publicShare())),
                    hybrid.join(kem.secret(), curve.secret()));
        } finally {
            curve.secret().close();
        }
    }

    @Override
    public AgreementGroup group() {
        return hybrid.group();
    }

    @Override
    public Bytes publicShare() {
        return hybrid.join(new HybridGroup.Halves(kem.encapsulationKey(), curve.publicShare()));
    }

    @Override
    public Secret agree(Bytes peerShare) throws BadShareException {
        HybridGroup.Halves peer = hybrid.splitAnswer(peerShare);
        try (Secret curveSecret = curve.agree(peer.curve())) {
            return hybrid.join(kem.decapsulate(peer.kem()), curveSecret);
        }
    }

    @Override
    public void close() {
        kem.close();
        curve.close();
    }
}
