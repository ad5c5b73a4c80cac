package dev.parley.tls.session;

import dev.parley.tls.crypto.Crypto;
import dev.parley.wire.Bytes;

/**
 * Names the sessions of TLS 1.3 that a server remembers: the name is the ticket that the client shows to resume one
 * (RFC 9846 section 4.7.1). Another scheme than {@link #RANDOM} can say, for example, which server of several remembers
 * the session. Safe for use by many threads.
 */
@FunctionalInterface
public interface TicketNames {
    /** 32 random bytes. */
    TicketNames RANDOM = crypto -> crypto.randomBytes(32);

    /** A name that nobody else has or can guess, 1 to 2^16-1 bytes; everybody on the way sees it when it is used. */
    Bytes next(Crypto crypto);
}
