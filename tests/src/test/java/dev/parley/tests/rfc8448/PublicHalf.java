package dev.parley.tests.rfc8448;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** Finds the public key of a private one, which PKCS #8 leaves out. */
final class PublicHalf {
    private PublicHalf() {
    }

    /** The pair of an RSA key, or of a key on P-256. */
    static KeyPair with(PrivateKey own) throws IOException {
        try {
            return new KeyPair(own instanceof RSAPrivateCrtKey rsa ? rsa(rsa) : ec((ECPrivateKey) own), own);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static PublicKey rsa(RSAPrivateCrtKey own) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
    }

    private static PublicKey ec(ECPrivateKey own) throws GeneralSecurityException {
        org.bouncycastle.math.ec.ECPoint point = point(own.getS());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger()),
                own.getParams()));
    }

    /** The point on P-256 that the number stands for. */
    static org.bouncycastle.math.ec.ECPoint point(BigInteger number) {
        return ECNamedCurveTable.getByName("P-256").getG().multiply(number).normalize();
    }
}
