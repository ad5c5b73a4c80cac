package dev.parley.tls.crypto;

import java.security.Key;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * A signature algorithm together with its hash (RFC 9846 section 4.3.3). An ECDSA scheme fixes the curve
 * from TLS 1.3 on; in TLS 1.2 it fixes the hash only. So {@link #suits} is for TLS 1.2, {@link #suitsTls13} for TLS 1.3.
 */
public enum SigningScheme implements SpecName {
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RSA_PKCS1_SHA256("rsa_pkcs1_sha256", KeyType.RSA, Padding.PKCS1, Hash.SHA256, null),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RSA_PKCS1_SHA384("rsa_pkcs1_sha384", KeyType.RSA, Padding.PKCS1, Hash.SHA384, null),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RSA_PKCS1_SHA512("rsa_pkcs1_sha512", KeyType.RSA, Padding.PKCS1, Hash.SHA512, null),
    /** RSASSA-PSS with SHA-256, a salt as long as the hash, and an rsaEncryption key. */
    RSA_PSS_RSAE_SHA256("rsa_pss_rsae_sha256", KeyType.RSA, Padding.PSS, Hash.SHA256, null),
    /** RSASSA-PSS with SHA-384, a salt as long as the hash, and an rsaEncryption key. */
    RSA_PSS_RSAE_SHA384("rsa_pss_rsae_sha384", KeyType.RSA, Padding.PSS, Hash.SHA384, null),
    /** RSASSA-PSS with SHA-512, a salt as long as the hash, and an rsaEncryption key. */
    RSA_PSS_RSAE_SHA512("rsa_pss_rsae_sha512", KeyType.RSA, Padding.PSS, Hash.SHA512, null),
    /** ECDSA with SHA-256. */
    ECDSA_SECP256R1_SHA256("ecdsa_secp256r1_sha256", KeyType.EC, Padding.NONE, Hash.SHA256, AgreementGroup.SECP256R1),
    /** ECDSA with SHA-384. */
    ECDSA_SECP384R1_SHA384("ecdsa_secp384r1_sha384", KeyType.EC, Padding.NONE, Hash.SHA384, AgreementGroup.SECP384R1),
    /** ECDSA with SHA-512. */
    ECDSA_SECP521R1_SHA512("ecdsa_secp521r1_sha512", KeyType.EC, Padding.NONE, Hash.SHA512, AgreementGroup.SECP521R1),
    /** PureEdDSA on Curve25519; SHA-512 inside. */
    ED25519("ed25519", KeyType.ED25519, Padding.NONE, null, null),
    /** PureEdDSA on Curve448, with an empty context; SHAKE256 inside. */
    ED448("ed448", KeyType.ED448, Padding.NONE, null, null),
    /** RSASSA-PSS with SHA-256, a salt as long as the hash, and an id-RSASSA-PSS key. */
    RSA_PSS_PSS_SHA256("rsa_pss_pss_sha256", KeyType.RSA_PSS, Padding.PSS, Hash.SHA256, null),
    /** RSASSA-PSS with SHA-384, a salt as long as the hash, and an id-RSASSA-PSS key. */
    RSA_PSS_PSS_SHA384("rsa_pss_pss_sha384", KeyType.RSA_PSS, Padding.PSS, Hash.SHA384, null),
    /** RSASSA-PSS with SHA-512, a salt as long as the hash, and an id-RSASSA-PSS key. */
    RSA_PSS_PSS_SHA512("rsa_pss_pss_sha512", KeyType.RSA_PSS, Padding.PSS, Hash.SHA512, null);

    /** How an RSA signature is padded. */
    public enum Padding {
        /** Not an RSA signature. */
        NONE,
        /** EMSA-PKCS1-v1_5 (RFC 8017 section 9.2). */
        PKCS1,
        /** EMSA-PSS (RFC 8017 section 9.1). */
        PSS
    }

    private static final Map<String, SigningScheme> BY_NAME = SpecName.index(values());

    private final String specName;
    private final KeyType keyType;
    private final Padding padding;
    private final Hash hash;
    private final AgreementGroup curve;

    SigningScheme(String specName, KeyType keyType, Padding padding, Hash hash, AgreementGroup curve) {
        this.specName = specName;
        this.keyType = keyType;
        this.padding = padding;
        this.hash = hash;
        this.curve = curve;
    }

    /** The scheme with this name in the specification, such as {@code rsa_pss_rsae_sha256}. */
    public static Optional<SigningScheme> named(String specName) {
        return Optional.ofNullable(BY_NAME.get(specName));
    }

    @Override
    public String specName() {
        return specName;
    }

    /** The kind of key that makes and verifies such signatures. */
    public KeyType keyType() {
        return keyType;
    }

    /** The padding of an RSA signature. */
    public Padding padding() {
        return padding;
    }

    /**
     * The hash that is applied to the message.
     *
     * @throws IllegalStateException if none is, as in PureEdDSA
     */
    public Hash hash() {
        if (hash == null) {
            throw new IllegalStateException(specName + " does not hash the message first");
        }
        return hash;
    }

    /** The curve that TLS 1.3 fixes for an ECDSA scheme. */
    public Optional<AgreementGroup> curve() {
        return Optional.ofNullable(curve);
    }

    /** Whether a public or private key makes such signatures: it is of the right type, and its parameters permit it. */
    public boolean suits(Key key) {
        return Keys.typeOf(key).filter(keyType::equals).isPresent()
                && (keyType != KeyType.RSA_PSS || Keys.permitsPss(key, hash));
    }

    /**
     * Whether handshakes of TLS 1.3 are signed so, by any key: not by RSASSA-PKCS1-v1_5, whose schemes "refer solely to
     * signatures which appear in certificates" (RFC 9846 section 4.3.3).
     */
    public boolean signsTls13() {
        return padding != Padding.PKCS1;
    }

    /**
     * Whether the owner of a public key may sign a handshake of TLS 1.3 so: {@link #signsTls13}, and ECDSA with "the
     * corresponding curve" only (RFC 9846 section 4.3.3).
     */
    public boolean suitsTls13(PublicKey key) {
        return signsTls13() && suits(key) && (curve == null || Keys.curveOf(key).equals(curve()));
    }
}
