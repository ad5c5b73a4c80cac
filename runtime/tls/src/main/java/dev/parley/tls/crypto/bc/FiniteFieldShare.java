package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.DHBasicAgreement;
import org.bouncycastle.crypto.generators.DHKeyPairGenerator;
import org.bouncycastle.crypto.params.DHKeyGenerationParameters;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** A Diffie-Hellman key pair modulo a prime, shares being integers as long as the prime (RFC 9846 section 4.3.8.1). */
final class FiniteFieldShare extends NumberShare<DHPrivateKeyParameters> {
    private FiniteFieldShare(AgreementGroup group, DHPrivateKeyParameters privateKey, DHPublicKeyParameters publicKey) {
        super(group, privateKey, padded(group, publicKey.getY()));
    }

    /** Draws a short exponent, of 225 bits at least (RFC 7919 section 5.2). */
    static FiniteFieldShare generate(AgreementGroup group, DHParameters parameters, SecureRandom random) {
        DHKeyPairGenerator generator = new DHKeyPairGenerator();
        generator.init(new DHKeyGenerationParameters(random, parameters));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new FiniteFieldShare(
                group, (DHPrivateKeyParameters) pair.getPrivate(), (DHPublicKeyParameters) pair.getPublic());
    }

    @Override
    Secret agree(DHPrivateKeyParameters own, Bytes peerShare) throws BadShareException {
        DHBasicAgreement agreement = new DHBasicAgreement();
        agreement.init(own);
        // "left-padded with zeros up to the size of the prime" (RFC 9846 section 7.4.1).
        return Secret.take(padded(group(), agreement.calculateAgreement(decode(peerShare, own.getParameters()))));
    }

    private DHPublicKeyParameters decode(Bytes share, DHParameters parameters) throws BadShareException {
        if (share.length() != group().offerLength()) {
            throw new BadShareException(
                    "a " + group().specName() + " share has " + group().offerLength() + " bytes, not " + share.length());
        }
        BigInteger y = new BigInteger(1, share.toByteArray());
        // "Peers MUST validate each other's public key Y by ensuring that 1 < Y < p-1" (RFC 9846 section 4.3.8.1).
        if (y.compareTo(BigInteger.ONE) <= 0
                || y.compareTo(parameters.getP().subtract(BigInteger.ONE)) >= 0) {
            throw new BadShareException("the " + group().specName() + " share is not between 1 and p - 1");
        }
        try {
            return new DHPublicKeyParameters(y, parameters);
        } catch (IllegalArgumentException outside) {
            throw new BadShareException("the " + group().specName() + " share is no power of the generator");
        }
    }

    private static byte[] padded(AgreementGroup group, BigInteger number) {
        return BigIntegers.asUnsignedByteArray(group.offerLength(), number);
    }
}
