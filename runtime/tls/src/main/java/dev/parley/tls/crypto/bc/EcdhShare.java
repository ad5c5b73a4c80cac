package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** An ECDH key pair on a NIST curve (RFC 8422 section 5.10), shares being uncompressed points. */
final class EcdhShare extends NumberShare<ECPrivateKeyParameters> {
    private static final int UNCOMPRESSED = 4;

    private EcdhShare(AgreementGroup group, ECPrivateKeyParameters privateKey, ECPublicKeyParameters publicKey) {
        super(group, privateKey, publicKey.getQ().getEncoded(false));
    }

    static EcdhShare generate(AgreementGroup group, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(domain(group), random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new EcdhShare(
                group, (ECPrivateKeyParameters) pair.getPrivate(), (ECPublicKeyParameters) pair.getPublic());
    }

    @Override
    Secret agree(ECPrivateKeyParameters own, Bytes peerShare) throws BadShareException {
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(own);
        BigInteger x;
        try {
            x = agreement.calculateAgreement(decode(peerShare, own.getParameters()));
        } catch (IllegalStateException infinity) {
            throw new BadShareException("the shared point is at infinity");
        }
        // "the x-coordinate ... leading zeros MUST NOT be truncated" (RFC 8422 section 5.10).
        return Secret.take(BigIntegers.asUnsignedByteArray(agreement.getFieldSize(), x));
    }

    /** "MUST validate" that the point is on the curve (RFC 8422 section 5.11); no compressed points (5.4.1). */
    private ECPublicKeyParameters decode(Bytes share, ECDomainParameters domain) throws BadShareException {
        if (share.length() != group().offerLength() || share.get(0) != UNCOMPRESSED) {
            throw new BadShareException(
                    "a " + group().specName() + " share is an uncompressed point of " + group().offerLength() + " bytes");
        }
        try {
            return new ECPublicKeyParameters(domain.getCurve().decodePoint(share.toByteArray()), domain);
        } catch (IllegalArgumentException invalid) {
            throw new BadShareException("the share is not a point of " + group().specName());
        }
    }

    private static ECDomainParameters domain(AgreementGroup group) {
        X9ECParameters parameters = CustomNamedCurves.getByName(group.specName());
        return new ECDomainParameters(parameters);
    }
}
