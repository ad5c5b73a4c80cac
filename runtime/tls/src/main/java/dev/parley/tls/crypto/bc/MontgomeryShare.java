package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.SecureRandom;
import java.util.Arrays;

/** An x25519 or x448 key pair (RFC 7748 section 6), its private half in bytes that are wiped. */
final class MontgomeryShare implements KeyShare {
    private final MontgomeryCurve curve;
    private final Secret scalar;
    private final Bytes publicShare;

    private MontgomeryShare(MontgomeryCurve curve, byte[] scalar) {
        byte[] u = new byte[curve.length()];
        curve.generatePublicKey(scalar, u);
        this.curve = curve;
        this.scalar = Secret.take(scalar);
        this.publicShare = Bytes.wrap(u);
    }

    static MontgomeryShare generate(MontgomeryCurve curve, SecureRandom random) {
        byte[] scalar = new byte[curve.length()];
        curve.generatePrivateKey(random, scalar);
        return new MontgomeryShare(curve, scalar);
    }

    @Override
    public AgreementGroup group() {
        return curve.group();
    }

    @Override
    public Bytes publicShare() {
        return publicShare;
    }

    @Override
    public Secret agree(Bytes peerShare) throws BadShareException {
        String name = group().specName();
        if (peerShare.length() != curve.length()) {
            throw new BadShareException(
                    "an " + name + " share has " + curve.length() + " bytes, not " + peerShare.length());
        }
        byte[] secret = new byte[curve.length()];
        boolean[] nonZero = new boolean[1];
        scalar.read((k, kOffset, kLength) -> peerShare.read((u, uOffset, uLength) ->
                nonZero[0] = curve.agree(k, kOffset, u, uOffset, secret)));
        // "MUST check whether the computed Diffie-Hellman shared secret is the all-zero value and abort if so"
        // (RFC 9846 section 7.4.2; likewise RFC 8422 section 5.11).
        if (!nonZero[0]) {
            Arrays.fill(secret, (byte) 0);
            throw new BadShareException("the " + name + " secret is all zero: the peer's share has a small order");
        }
        return Secret.take(secret);
    }

    @Override
    public void close() {
        scalar.close();
    }
}
