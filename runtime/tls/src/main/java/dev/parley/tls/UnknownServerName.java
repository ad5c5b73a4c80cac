package dev.parley.tls;

/** What a server does with a client that asks for a name that none of its certificates has (RFC 6066 section 3). */
public enum UnknownServerName {
    /** It chooses among all its certificates, as if the client had not asked for a name: the client may know better. */
    SERVED,
    /** It ends the handshake with {@code unrecognized_name}. */
    REFUSED
}
