package dev.parley.tls.crypto;

/** The kind of key that signs; see {@link Keys#typeOf}. */
public enum KeyType {
    /** RSA with the rsaEncryption identifier. */
    RSA,
    /** A point on a named NIST curve. */
    EC,
    /** Ed25519 (RFC 8032). */
    ED25519
}
