package dev.parley.tls.crypto;

/** The kind of key that signs; see {@link Keys#typeOf}. */
public enum KeyType {
    /** RSA with the rsaEncryption identifier. */
    RSA,
    /** RSA with the id-RSASSA-PSS identifier (RFC 4055): it makes PSS signatures only, of those its parameters permit. */
    RSA_PSS,
    /** A point on a named NIST curve. */
    EC,
    /** Ed25519 (RFC 8032). */
    ED25519,
    /** Ed448 (RFC 8032). */
    ED448
}
