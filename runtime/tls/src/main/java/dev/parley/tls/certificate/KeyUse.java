package dev.parley.tls.certificate;

/** What the handshake does with the key of the peer's certificate. */
public enum KeyUse {
    /** The peer signs with it. */
    SIGNING,
    /** This side encrypts a premaster secret to it (RFC 5246 section 7.4.7.1). */
    KEY_TRANSPORT
}
