package dev.parley.tls.session;

import dev.parley.tls.spec.CipherSuite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides whether a server may accept the early data of a ticket. Early data can be recorded and sent again, so the ticket must be
 * one that the {@link SessionCache} gives out once (RFC 9846 section 8.1), and the hello must be a fresh one (section 8.3). What is
 * refused here is no reason to refuse the connection.
 */
public final class EarlyDataGate {
    /** How far the two sides' views of a ticket's age may differ. RFC 9846 section 8.3: "on the order of ten seconds". */
    public static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Clock clock;

    /** Decides by the clock, which should be that of the cache. */
    public EarlyDataGate(Clock clock) {
        this.clock = clock;
    }

    /** Why early data is not accepted. */
    public enum Refusal {
        /** The ticket was used before, or is not known. */
        NOT_THE_FIRST_USE("the ticket was used before or is unknown"),
        /** The ticket is sealed: nobody remembers whether it was used. */
        SEALED_TICKET("a sealed ticket may be used again"),
        /** The session is none of TLS 1.3. */
        OTHER_VERSION("the session is none of TLS 1.3"),
        /** The ticket permits no early data. */
        NOT_PERMITTED("the ticket permits no early data"),
        /** The age that the client tells is not the ticket's: the hello is an old one, or a clock is wrong. */
        NOT_FRESH("the ticket is not as old as the client says"),
        /** Another suite was selected (RFC 9846 section 4.3.10). */
        OTHER_SUITE("another cipher suite was selected"),
        /** Another application protocol was selected, or one instead of none (RFC 9846 section 4.3.10). */
        OTHER_APPLICATION_PROTOCOL("another application protocol was selected");

        private final String reason;

        Refusal(String reason) {
            this.reason = reason;
        }

        /** A clause for people. */
        @Override
        public String toString() {
            return reason;
        }
    }

    /**
     * Why the early data of a hello must be rejected; empty if it may be accepted, up to {@link Tls13Ticket#maxEarlyData} bytes.
     *
     * @param taken what {@link SessionCache#take} gave for the first identity of the hello, just now; or a session from a sealed
     *     ticket, which always is refused
     * @param obfuscatedAge what the hello says of the ticket's age
     * @param suite the suite of this connection
     * @param applicationProtocol what ALPN selected for this connection
     */
    public Optional<Refusal> refusal(Optional<Session> taken, long obfuscatedAge, CipherSuite suite,
            Optional<String> applicationProtocol) {
        if (taken.isEmpty()) {
            return Optional.of(Refusal.NOT_THE_FIRST_USE);
        }
        Session session = taken.get();
        if (session.ticket().isPresent()) {
            return Optional.of(Refusal.SEALED_TICKET);
        }
        if (session.tls13().isEmpty()) {
            return Optional.of(Refusal.OTHER_VERSION);
        }
        Tls13Ticket ticket = session.tls13().get();
        if (ticket.maxEarlyData() == 0) {
            return Optional.of(Refusal.NOT_PERMITTED);
        }
        if (!fresh(ticket, obfuscatedAge)) {
            return Optional.of(Refusal.NOT_FRESH);
        }
        if (!session.binding().suite().equals(suite)) {
            return Optional.of(Refusal.OTHER_SUITE);
        }
        return ticket.applicationProtocol().equals(applicationProtocol) ? Optional.empty()
                : Optional.of(Refusal.OTHER_APPLICATION_PROTOCOL);
    }

    /** RFC 9846 section 8.3; the round trip that the client's view lacks is within the tolerance. */
    private boolean fresh(Tls13Ticket ticket, long obfuscatedAge) {
        Instant expectedArrival = ticket.issued().plus(ticket.age(obfuscatedAge));
        Instant arrival = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Duration.between(expectedArrival, arrival).abs().compareTo(TOLERANCE) <= 0;
    }
}
