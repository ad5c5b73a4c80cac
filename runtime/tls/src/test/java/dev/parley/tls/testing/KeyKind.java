package dev.parley.tls.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** What kind of key pair a certificate of a test has. */
public enum KeyKind {
    /** RSA, 2048 bits. */
    RSA_2048("RSA", "SHA256withRSA"),
    /** RSA, 1024 bits: too weak. */
    RSA_1024("RSA", "SHA256withRSA"),
    /** An RSA key that may only make PSS signatures, so that its certificate is of an unsupported kind. */
    RSA_PSS_2048("RSASSA-PSS", "SHA256withRSAandMGF1"),
    /** ECDSA on P-256. */
    P256("secp256r1", "SHA256withECDSA"),
    /** ECDSA on P-384. */
    P384("secp384r1", "SHA384withECDSA"),
    /** ECDSA on P-521. */
    P521("secp521r1", "SHA512withECDSA"),
    /** Ed25519. */
    ED25519("Ed25519", "Ed25519"),
    /** Ed448: an unsupported kind. */
    ED448("Ed448", "Ed448");

    private final String generator;
    private final String signature;

    KeyKind(String generator, String signature) {
        this.generator = generator;
        this.signature = signature;
    }

    /** The name of the signatures that an authority with such a key makes. */
    public String signature() {
        return signature;
    }

    /** A fresh key pair. */
    public KeyPair generate() {
        try {
            switch (this) {
                case RSA_2048, RSA_PSS_2048, RSA_1024 -> {
                    KeyPairGenerator rsa = KeyPairGenerator.getInstance(generator);
                    rsa.initialize(this == RSA_1024 ? 1024 : 2048);
                    return rsa.generateKeyPair();
                }
                case P256, P384, P521 -> {
                    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
                    curve.initialize(new ECGenParameterSpec(generator));
                    return curve.generateKeyPair();
                }
                default -> {
                    return KeyPairGenerator.getInstance(generator).generateKeyPair();
                }
            }
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
