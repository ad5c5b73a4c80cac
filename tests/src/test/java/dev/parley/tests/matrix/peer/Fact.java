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
    /** What became of early data, of a peer that knows about that: {@code none}, {@code accepted}, {@code rejected}. */
    EARLY_DATA,
    /** How many messages KeyUpdate there were on its last connection, such as {@code 1 sent, 0 received}. */
    KEY_UPDATES,
    /** The subject of the certificate that Parley showed. */
    CERTIFICATE,
    /** The description of the fatal alert that Parley sent. */
    ALERT
}
