package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Signatures;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Signatures by Bouncy Castle, for keys whose numbers can be read. ECDSA nonces are derived from key and
 * message (RFC 6979), so a weak random source cannot betray the key.
 */
public final class BcSignatures implements Signatures {
    private static final byte[] NO_CONTEXT = new byte[0];

    private final SecureRandom random;

    /** Takes salts and blinding from {@code random}. */
    public BcSignatures(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Bytes sign(SigningScheme scheme, PrivateKey key, Bytes message) throws KeyUseException {
        CipherParameters parameters = BcKeys.privateKey(key, scheme.keyType());
        if (!scheme.suits(key)) {
            throw new KeyUseException("the parameters of the key do not permit " + scheme.specName());
        }
        Signer signer = signer(scheme);
        try {
            signer.init(true, usesRandom(scheme) ? new ParametersWithRandom(parameters, random) : parameters);
            message.read(signer::update);
            return Bytes.wrap(signer.generateSignature());
        } catch (CryptoException | RuntimeException refused) {
            throw new KeyUseException("the key cannot sign " + scheme.specName(), refused);
        }
    }

    @Override
    public boolean verify(SigningScheme scheme, PublicKey key, Bytes message, Bytes signature) {
        try {
            if (!scheme.suits(key)) {
                return false;
            }
            Signer signer = signer(scheme);
            signer.init(false, BcKeys.publicKey(key, scheme.keyType()));
            message.read(signer::update);
            return signer.verifySignature(signature.toByteArray());
        } catch (KeyUseException | RuntimeException unusable) {
            return false;
        }
    }

    private static boolean usesRandom(SigningScheme scheme) {
        return scheme.padding() != SigningScheme.Padding.NONE;
    }

    private static Signer signer(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case ED25519 -> new Ed25519Signer();
            case ED448 -> new Ed448Signer(NO_CONTEXT);
            case EC -> new DSADigestSigner(
                    new ECDSASigner(new HMacDSAKCalculator(BcDigests.create(scheme.hash()))),
                    BcDigests.create(scheme.hash()),
                    StandardDSAEncoding.INSTANCE);
            case RSA, RSA_PSS -> scheme.padding() == SigningScheme.Padding.PSS
                    ? new PSSSigner(
                            new RSABlindedEngine(), BcDigests.create(scheme.hash()), scheme.hash().length())
                    : new RSADigestSigner(BcDigests.create(scheme.hash()));
        };
    }
}
