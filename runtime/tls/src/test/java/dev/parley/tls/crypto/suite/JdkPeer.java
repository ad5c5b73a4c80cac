package dev.parley.tls.crypto.suite;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;

/** A key pair of the JDK in a group that it knows too, with shares as they are on the wire. */
final class JdkPeer {
    private final AgreementGroup group;
    private final KeyPair pair;

    private JdkPeer(AgreementGroup group, KeyPair pair) {
        this.group = group;
        this.pair = pair;
    }

    static JdkPeer of(AgreementGroup group) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm(group));
        generator.initialize(parameters(group));
        return new JdkPeer(group, generator.generateKeyPair());
    }

    Bytes publicShare() {
        PublicKey key = pair.getPublic();
        if (key instanceof XECPublicKey montgomery) {
            return reversed(fixed(montgomery.getU(), group.offerLength()));
        }
        if (key instanceof DHPublicKey field) {
            return fixed(field.getY(), group.offerLength());
        }
        ECPoint point = ((ECPublicKey) key).getW();
        int half = (group.offerLength() - 1) / 2;
        return Bytes.concat(Bytes.of(4), fixed(point.getAffineX(), half), fixed(point.getAffineY(), half));
    }

    Bytes agree(Bytes share) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(pair.getPrivate().getAlgorithm().equals("EC")
                ? "ECDH"
                : pair.getPrivate().getAlgorithm());
        agreement.init(pair.getPrivate());
        agreement.doPhase(key(share), true);
        return Bytes.wrap(agreement.generateSecret());
    }

    private PublicKey key(Bytes share) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(keyAlgorithm(group));
        if (pair.getPublic() instanceof XECPublicKey own) {
            return factory.generatePublic(new XECPublicKeySpec(own.getParams(), number(reversed(share))));
        }
        if (pair.getPublic() instanceof DHPublicKey own) {
            DHParameterSpec field = own.getParams();
            return factory.generatePublic(new DHPublicKeySpec(number(share), field.getP(), field.getG()));
        }
        int half = (share.length() - 1) / 2;
        ECPoint point = new ECPoint(number(share.slice(1, half)), number(share.slice(1 + half)));
        return factory.generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) pair.getPublic()).getParams()));
    }

    private static String keyAlgorithm(AgreementGroup group) {
        return switch (group) {
            case X25519, X448 -> "XDH";
            case FFDHE2048, FFDHE3072 -> "DH";
            default -> "EC";
        };
    }

    private static AlgorithmParameterSpec parameters(AgreementGroup group) {
        return switch (group) {
            case X25519 -> NamedParameterSpec.X25519;
            case X448 -> NamedParameterSpec.X448;
            case FFDHE2048, FFDHE3072 -> new DHParameterSpec(Rfc7919.prime(group), BigInteger.TWO);
            default -> new ECGenParameterSpec(group.specName());
        };
    }

    private static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.toByteArray());
    }

    private static Bytes fixed(BigInteger number, int length) {
        Bytes bytes = Bytes.wrap(number.toByteArray());
        return bytes.length() > length
                ? bytes.slice(bytes.length() - length)
                : Bytes.concat(Bytes.zeros(length - bytes.length()), bytes);
    }

    private static Bytes reversed(Bytes bytes) {
        byte[] result = new byte[bytes.length()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) bytes.get(result.length - 1 - i);
        }
        return Bytes.wrap(result);
    }
}
