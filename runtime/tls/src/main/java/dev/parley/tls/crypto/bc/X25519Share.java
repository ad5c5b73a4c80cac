package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** An x25519 key pair (RFC 7748 section 6.1), its private half in bytes that are wiped. */
final class X25519Share implements KeyShare {
    private final Secret scalar;
    private final Bytes publicShare;

    private X25519Share(byte[] scalar) {
        byte[] u = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(scalar, 0, u, 0);
        this.scalar = Secret.take(scalar);
        this.publicShare = Bytes.wrap(u);
    }

    static X25519Share generate(SecureRandom random) {
        byte[] scalar = new byte[X25519.SCALAR_SIZE];
        X25519.generatePrivateKey(random, scalar);
        return new X25519Share(scalar);
    }

    @Override
    public AgreementGroup group() {
        return AgreementGroup.X25519;
    }

    @Override
    public Bytes publicShare() {
        return publicShare;
    }

    @Override
    public Secret agree(Bytes peerShare) throws BadShareException {
        if (peerShare.length() != X25519.POINT_SIZE) {
            throw new BadShareException("an x25519 share has 32 bytes, not " + peerShare.length());
        }
        byte[] secret = new byte[X25519.POINT_SIZE];
        boolean[] nonZero = new boolean[1];
        scalar.read((k, kOffset, kLength) -> peerShare.read((u, uOffset, uLength) ->
                nonZero[0] = X25519.calculateAgreement(k, kOffset, u, uOffset, secret, 0)));
        // "MUST check whether the computed Diffie-Hellman shared secret is the all-zero value and abort if so"
        // (RFC 9846 section 7.4.2; likewise RFC 8422 section 5.11).
        if (!nonZero[0]) {
            Arrays.fill(secret, (byte) 0);
            throw new BadShareException("the x25519 secret is all zero: the peer's share has a small order");
        }
        return Secret.take(secret);
    }

    @Override
    public void close() {
        scalar.close();
    }
}
