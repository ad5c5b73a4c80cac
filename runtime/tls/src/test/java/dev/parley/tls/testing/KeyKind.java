package dev.parley.tls.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** What kind of key pair a certificate of a test has. */
public enum KeyKind {
    /** RSA, 2048 bits. */
    RSA_2048("RSA", "SHA256withRSA"),
    /** RSA, 1024 bits: too weak. */
    RSA_1024("RSA", "SHA256withRSA"),
    /** An RSA key that may only make PSS signatures, with any hash. */
    RSA_PSS_2048("RSASSA-PSS", "SHA256withRSAandMGF1"),
    /** An RSA key that may only make PSS signatures with SHA-384. */
    RSA_PSS_SHA384_2048("RSASSA-PSS", "SHA384withRSAandMGF1"),
    /** An RSA key that may only make PSS signatures with SHA-1, so that no scheme goes with it: an unsupported kind. */
    RSA_PSS_SHA1_2048("RSASSA-PSS", "SHA1withRSAandMGF1"),
    /** ECDSA on P-256. */
    P256("secp256r1", "SHA256withECDSA"),
    /** ECDSA on P-384. */
    P384("secp384r1", "SHA384withECDSA"),
    /** ECDSA on P-521. */
    P521("secp521r1", "SHA512withECDSA"),
    /** Ed25519. */
    ED25519("Ed25519", "Ed25519"),
    /** Ed448. */
    ED448("Ed448", "Ed448"),
    /** DSA, 2048 bits: an unsupported kind. */
    DSA_2048("DSA", "SHA256withDSA");

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

    /** A fresh RSA key pair of 2048 bits that only makes PSS signatures with these parameters. */
    public static KeyPair pss(PSSParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSASSA-PSS");
        rsa.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, parameters));
        return rsa.generateKeyPair();
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
                case RSA_PSS_SHA384_2048 -> {
                    return pss(new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1));
                }
                case RSA_PSS_SHA1_2048 -> {
                    return pss(PSSParameterSpec.DEFAULT);
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
