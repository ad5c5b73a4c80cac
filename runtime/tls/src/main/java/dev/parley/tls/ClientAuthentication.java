package dev.parley.tls;

/** Whether a server asks its clients for a certificate (RFC 5246 section 7.4.4). */
public enum ClientAuthentication {
    /** It does not ask. */
    NONE,
    /** It asks; a client without a certificate is served all the same. */
    REQUESTED,
    /** It asks; a client without a certificate is refused. */
    REQUIRED
}
