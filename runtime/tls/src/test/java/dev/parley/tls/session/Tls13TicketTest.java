package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Tls13TicketTest {
    private static final Instant NOW = Tls13Sessions.NOW;

    @Test
    void agesAreMillisecondsBehindAMaskModulo32Bits() {
        Tls13Ticket ticket = new Tls13Ticket(0xFFFF_FFF0L, NOW, 0, Optional.empty());
        assertEquals(Instant.parse("2026-06-01T00:00:00.123Z"), ticket.issued());
        assertEquals(0xFFFF_FFF0L, ticket.obfuscatedAge(ticket.issued()));
        assertEquals(0x0F, ticket.obfuscatedAge(ticket.issued().plusMillis(0x1F)));
        assertEquals(Duration.ofMillis(0x1F), ticket.age(0x0F));
        assertEquals(Duration.ofDays(7), ticket.age(ticket.obfuscatedAge(ticket.issued().plus(Duration.ofDays(7)))));
    }

    @Test
    void numbersHave32Bits() {
        for (long wrong : new long[] {-1, 1L << 32}) {
            assertEquals("ticket_age_add is from 0 to 2^32-1, not " + wrong, assertThrows(IllegalArgumentException.class,
                    () -> new Tls13Ticket(wrong, NOW, 0, Optional.empty())).getMessage());
            assertEquals("max_early_data_size is from 0 to 2^32-1, not " + wrong, assertThrows(
                    IllegalArgumentException.class, () -> new Tls13Ticket(0, NOW, wrong, Optional.empty())).getMessage());
        }
        assertEquals(0xFFFF_FFFFL, new Tls13Ticket(0xFFFF_FFFFL, NOW, 0xFFFF_FFFFL, Optional.empty()).maxEarlyData());
    }

    @Test
    void aTicketEndsWithItsLifetimeAndAfterAWeekAtMost() {
        Instant far = NOW.plus(Duration.ofDays(100));
        assertEquals(NOW, Session.ticketExpiry(NOW, 0, far));
        assertEquals(NOW.plusSeconds(300), Session.ticketExpiry(NOW, 300, far));
        assertEquals(NOW.plus(Duration.ofDays(7)), Session.ticketExpiry(NOW, 0xFFFF_FFFFL, far));
        assertEquals(NOW.plusSeconds(60), Session.ticketExpiry(NOW, 300, NOW.plusSeconds(60)));
    }

    @Test
    void onlySessionsOfTls13HaveTheirProperties() {
        Session tls12 = Tls13Sessions.tls12(PeerRole.SERVER, Bytes.of(1), Optional.empty());
        Session tls13 = Tls13Sessions.withClient(1);
        assertThrows(IllegalArgumentException.class, () -> new Session(tls12.binding(), tls12.id(), tls12.ticket(),
                tls12.secret(), List.of(), NOW, tls13.tls13()));
        assertThrows(IllegalArgumentException.class, () -> new Session(tls13.binding(), tls13.id(), tls13.ticket(),
                tls13.secret(), List.of(), NOW));
    }

    @Test
    void aPskIsAsLongAsTheHash() {
        Session session = Tls13Sessions.withClient(1);
        assertThrows(IllegalArgumentException.class, () -> new Session(session.binding().with(Tls13Sessions.SHA384),
                session.id(), session.ticket(), session.secret(), List.of(), NOW, session.tls13()));
        assertThrows(IllegalArgumentException.class, () -> new Session(session.binding(),
                session.id(), session.ticket(), Secret.take(new byte[48]), List.of(), NOW, session.tls13()));
    }
}
