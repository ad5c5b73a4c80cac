package dev.parley.tls;

/** Whether a client asks for an OCSP response with the server's certificate (RFC 6066 section 8). */
public enum Stapling {
    /** It does not ask, and takes certificates that demand one (RFC 7633) without. */
    NONE,
    /** It asks; a server without one is accepted, unless its certificate demands one. */
    REQUESTED,
    /** It asks; a server without one is refused. */
    REQUIRED
}
