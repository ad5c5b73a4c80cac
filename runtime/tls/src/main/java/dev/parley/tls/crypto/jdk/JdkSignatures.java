package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Signatures;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;

/** Signatures by {@link Signature}, whose provider follows from the key: a token signs with its own key. */
public final class JdkSignatures implements Signatures {
    private final SecureRandom random;

    /** Takes salts and nonces from {@code random}, if the key's provider lets it. */
    public JdkSignatures(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Bytes sign(SigningScheme scheme, PrivateKey key, Bytes message) throws KeyUseException {
        if (!scheme.suits(key)) {
            throw new KeyUseException("not a private " + scheme.keyType() + " key for " + scheme.specName());
        }
        try {
            Signature signature = Signature.getInstance(algorithm(scheme));
            signature.initSign(key, random);
            configure(signature, scheme);
            message.read(signature::update);
            Bytes result = Bytes.wrap(signature.sign());
            refuseFaults(scheme, key, message, result);
            return result;
        } catch (GeneralSecurityException | RuntimeException refused) {
            throw new KeyUseException("the key cannot sign " + scheme.specName(), refused);
        }
    }

    @Override
    public boolean verify(SigningScheme scheme, PublicKey key, Bytes message, Bytes signature) {
        if (!scheme.suits(key)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm(scheme));
            verifier.initVerify(key);
            configure(verifier, scheme);
            message.read(verifier::update);
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException | RuntimeException bad) {
            return false;
        }
    }

    /** "Do you verify signatures after making them, to protect against RSA-CRT key leaks?" (RFC 9846 C.3). */
    private void refuseFaults(SigningScheme scheme, PrivateKey key, Bytes message, Bytes signature)
            throws GeneralSecurityException, KeyUseException {
        if (key instanceof RSAPrivateCrtKey crt) {
            PublicKey publicKey = KeyFactory.getInstance(key.getAlgorithm())
                    .generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent(), crt.getParams()));
            if (!verify(scheme, publicKey, message, signature)) {
                throw new KeyUseException("the provider made a faulty RSA signature, which would leak the key");
            }
        }
    }

    /** To be called with the key in place: parameters alone would settle on a provider that cannot use it. */
    private static void configure(Signature signature, SigningScheme scheme) throws GeneralSecurityException {
        if (scheme.padding() == SigningScheme.Padding.PSS) {
            String hash = JdkAlgorithms.digest(scheme.hash());
            signature.setParameter(new PSSParameterSpec(
                    hash,
                    "MGF1",
                    new MGF1ParameterSpec(hash),
                    scheme.hash().length(),
                    PSSParameterSpec.TRAILER_FIELD_BC));
        }
    }

    private static String algorithm(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case ED25519 -> "Ed25519";
            case ED448 -> "Ed448";
            case EC -> JdkAlgorithms.signature(scheme.hash(), "ECDSA");
            case RSA_PSS -> "RSASSA-PSS";
            case RSA -> scheme.padding() == SigningScheme.Padding.PSS
                    ? "RSASSA-PSS"
                    : JdkAlgorithms.signature(scheme.hash(), "RSA");
        };
    }
}
