package dev.parley.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import org.junit.jupiter.api.Test;

class TlsConfigTest {
    @Test
    void ticketsAreTakenWhereSessionsAreKeptAndGivenOnlyIfAKeyIsThere() {
        TlsConfig plain = TlsConfig.builder().build();
        assertFalse(plain.takesTickets());
        assertTrue(plain.ticketKeys().isEmpty());
        assertFalse(plain.isFallback());
        TlsConfig.Builder keeping = TlsConfig.builder().sessions(new SessionCache(1));
        assertTrue(keeping.build().takesTickets());
        assertTrue(keeping.build().ticketKeys().isEmpty());
        assertFalse(keeping.tickets(false).build().takesTickets());
    }

    @Test
    void keysForTicketsThatAreTurnedOffAreAMistake() {
        TlsConfig.Builder builder = TlsConfig.builder().ticketKeys(new TicketKeys(CryptoSuites.standard())).tickets(false);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
        assertEquals("tickets are turned off but there are keys for them; leave out ticketKeys(…) or tickets(false)",
                e.getMessage());
    }

    @Test
    void ticketsThatNobodyKeepsOrMakesAreAMistake() {
        TlsConfig.Builder builder = TlsConfig.builder().tickets(true);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
        assertEquals("tickets are turned on but of no use; set sessions(…) for a client, which keeps them, or ticketKeys(…)"
                + " for a server, which makes them", e.getMessage());
        assertTrue(builder.sessions(new SessionCache(1)).build().takesTickets());
    }
}
