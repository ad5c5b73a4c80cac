package dev.parley.tls.session;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a session of TLS 1.3 has besides: the properties of the ticket that stands for it (RFC 9846 section 4.7.1).
 *
 * @param ageAdd ticket_age_add, from 0 to 2^32-1
 * @param issued when the server sent the ticket, or the client received it; taken in whole milliseconds
 * @param maxEarlyData max_early_data_size in bytes, from 0 to 2^32-1; 0 permits no early data
 * @param applicationProtocol what ALPN selected in the connection that the ticket comes from: early data is for nothing else
 * @param peerRawKey the key that the peer showed instead of certificates (RFC 7250); absent otherwise
 */
public record Tls13Ticket(long ageAdd, Instant issued, long maxEarlyData, Optional<String> applicationProtocol,
        Optional<PublicKey> peerRawKey) {
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;

    /** Checks the ranges. */
    public Tls13Ticket {
        checkUint32("ticket_age_add", ageAdd);
        checkUint32("max_early_data_size", maxEarlyData);
        issued = issued.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A ticket of a peer that showed no raw key. */
    public Tls13Ticket(long ageAdd, Instant issued, long maxEarlyData, Optional<String> applicationProtocol) {
        this(ageAdd, issued, maxEarlyData, applicationProtocol, Optional.empty());
    }

    /** The age that a client tells, obfuscated: in milliseconds, plus ticket_age_add, modulo 2^32 (RFC 9846 section 4.3.11.1). */
    public long obfuscatedAge(Instant now) {
        return Duration.between(issued, now).toMillis() + ageAdd & MAX_UINT32;
    }

    /** The age that the other side means by an obfuscated one. */
    public Duration age(long obfuscated) {
        return Duration.ofMillis(obfuscated - ageAdd & MAX_UINT32);
    }

    private static void checkUint32(String field, long value) {
        if (value < 0 || value > MAX_UINT32) {
            throw new IllegalArgumentException(field + " is from 0 to 2^32-1, not " + value);
        }
    }
}
