package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/** The functions of RFC 7748, whose scalars and u-coordinates have one length per curve. */
enum MontgomeryCurve {
    CURVE25519(AgreementGroup.X25519) {
        @Override
        void generatePrivateKey(SecureRandom random, byte[] scalar) {
            X25519.generatePrivateKey(random, scalar);
        }

        @Override
        void generatePublicKey(byte[] scalar, byte[] u) {
            X25519.generatePublicKey(scalar, 0, u, 0);
        }

        @Override
        boolean agree(byte[] scalar, int scalarOffset, byte[] u, int uOffset, byte[] secret) {
            return X25519.calculateAgreement(scalar, scalarOffset, u, uOffset, secret, 0);
        }
    },
    CURVE448(AgreementGroup.X448) {
        @Override
        void generatePrivateKey(SecureRandom random, byte[] scalar) {
            X448.generatePrivateKey(random, scalar);
        }

        @Override
        void generatePublicKey(byte[] scalar, byte[] u) {
            X448.generatePublicKey(scalar, 0, u, 0);
        }

        @Override
        boolean agree(byte[] scalar, int scalarOffset, byte[] u, int uOffset, byte[] secret) {
            return X448.calculateAgreement(scalar, scalarOffset, u, uOffset, secret, 0);
        }
    };

    private final AgreementGroup group;

    MontgomeryCurve(AgreementGroup group) {
        this.group = group;
    }

    AgreementGroup group() {
        return group;
    }

    /** Length in bytes of a scalar and of a u-coordinate. */
    int length() {
        return group.offerLength();
    }

    abstract void generatePrivateKey(SecureRandom random, byte[] scalar);

    abstract void generatePublicKey(byte[] scalar, byte[] u);

    /** Whether the secret that it computes is another than zero. */
    abstract boolean agree(byte[] scalar, int scalarOffset, byte[] u, int uOffset, byte[] secret);
}
