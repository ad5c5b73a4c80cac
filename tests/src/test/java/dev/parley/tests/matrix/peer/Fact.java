package dev.parley.tests.matrix.peer;

/** What a peer may say about its last connection; the values are spelled as in the specification. */
public enum Fact {
    /** The version, such as {@code TLSv1.3}. */
    VERSION,
    /** The cipher suite. */
    CIPHER_SUITE,
    /** The group of the key agreement. */
    GROUP,
    /** The scheme of the server's signature. */
    SIGNATURE_SCHEME,
    /** What ALPN selected. */
    APPLICATION_PROTOCOL,
    /** The host name that the client asked for. */
    SERVER_NAME,
    /** Whether the master secret is the extended one: {@code true} or {@code false}. */
    EXTENDED_MASTER_SECRET,
    /** Whether a session was resumed: {@code true} or {@code false}. */
    RESUMED,
    /** The subject of the certificate that Parley showed. */
    CERTIFICATE,
    /** The description of the fatal alert that Parley sent. */
    ALERT
}
