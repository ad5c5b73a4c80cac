package dev.parley.tls;

/** What became of early data (RFC 9846 section 4.3.10). */
public enum EarlyData {
    /** The client offered none. */
    NONE,
    /** The server took it. It may have been recorded and sent before: only what does no harm twice belongs there. */
    ACCEPTED,
    /** The server discarded it; what the client wrote early never arrived. */
    REJECTED
}
