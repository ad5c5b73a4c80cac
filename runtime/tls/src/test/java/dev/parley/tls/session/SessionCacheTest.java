package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SessionCacheTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Predicate<Session> WITH_SERVER = session -> session.binding().peer() == PeerRole.SERVER;

    @Test
    void sessionsWithClientsAreNotOfferedToServers() {
        SessionCache cache = cacheAt(NOW);
        cache.put(session(PeerRole.CLIENT, 1));
        assertTrue(cache.find(PeerRole.CLIENT, Bytes.of(1)).isPresent());
        assertFalse(cache.find(PeerRole.SERVER, Bytes.of(1)).isPresent());
        assertFalse(cache.newest(WITH_SERVER).isPresent());
        cache.put(session(PeerRole.SERVER, 2));
        assertEquals(Bytes.of(2), cache.newest(WITH_SERVER).orElseThrow().id());
    }

    @Test
    void sessionsEndAfterADayOrWithTheCertificateTheyRestOn() {
        assertEquals(NOW.plus(Duration.ofHours(24)), Session.expiry(NOW, List.of()));
        X509Certificate certificate = TestPki.create().server(KeyKind.P256).certificate();
        Instant end = certificate.getNotAfter().toInstant();
        assertEquals(end, Session.expiry(end.minusSeconds(60), List.of(certificate)));

        Session session = session(PeerRole.SERVER, 1);
        SessionCache fresh = cacheAt(session.expires().minusSeconds(1));
        fresh.put(session);
        assertTrue(fresh.newest(WITH_SERVER).isPresent());
        SessionCache late = cacheAt(session.expires());
        late.put(session);
        assertFalse(late.newest(WITH_SERVER).isPresent());
        assertTrue(session.secret().isDestroyed());
    }

    @Test
    void aServersHintShortensTheLifeOfATicketAndNeverLengthensIt() {
        Instant day = NOW.plus(Duration.ofHours(24));
        assertEquals(day, Session.expiry(NOW, 0, day));
        assertEquals(NOW.plusSeconds(300), Session.expiry(NOW, 300, day));
        assertEquals(day, Session.expiry(NOW, 7 * 24 * 3600, day));
        assertEquals(day, Session.expiry(NOW, 0xFFFF_FFFFL, day));
    }

    @Test
    void whatIsDroppedIsWipedAndCopiesAreNot() {
        SessionCache cache = new SessionCache(1, Clock.fixed(NOW, ZoneOffset.UTC));
        Session first = session(PeerRole.SERVER, 1);
        cache.put(first);
        Session copy = cache.find(PeerRole.SERVER, Bytes.of(1)).orElseThrow();
        cache.put(session(PeerRole.SERVER, 2));
        assertTrue(first.secret().isDestroyed());
        assertFalse(copy.secret().isDestroyed());
        assertFalse(cache.find(PeerRole.SERVER, Bytes.of(1)).isPresent());
    }

    @Test
    void whatIsTakenIsGoneAndNotWiped() {
        SessionCache cache = cacheAt(NOW);
        cache.put(session(PeerRole.CLIENT, 1));
        assertFalse(cache.take(PeerRole.SERVER, Bytes.of(1)).isPresent());
        Session taken = cache.take(PeerRole.CLIENT, Bytes.of(1)).orElseThrow();
        assertFalse(cache.take(PeerRole.CLIENT, Bytes.of(1)).isPresent());
        assertFalse(cache.find(PeerRole.CLIENT, Bytes.of(1)).isPresent());
        cache.close();
        assertFalse(taken.secret().isDestroyed());
    }

    @Test
    void theNewestOfWhichTheConditionHoldsIsTaken() {
        SessionCache cache = cacheAt(NOW);
        cache.put(Tls13Sessions.session(PeerRole.SERVER, Tls13Sessions.SHA256, Bytes.of(1), Optional.empty(), List.of(),
                Tls13Sessions.ticket(0)));
        cache.put(Tls13Sessions.session(PeerRole.SERVER, Tls13Sessions.SHA256, Bytes.of(2), Optional.empty(), List.of(),
                Tls13Sessions.ticket(0)));
        cache.put(session(PeerRole.SERVER, 3));
        Predicate<Session> tls13 = session -> session.tls13().isPresent();
        assertEquals(Optional.of(Bytes.of(2)), cache.takeNewest(tls13).map(Session::id));
        assertEquals(Optional.of(Bytes.of(1)), cache.takeNewest(tls13).map(Session::id));
        assertEquals(Optional.empty(), cache.takeNewest(tls13));
        assertTrue(cache.find(PeerRole.SERVER, Bytes.of(3)).isPresent());
    }

    @Test
    void whatHasExpiredIsNotTaken() {
        Session session = session(PeerRole.SERVER, 1);
        SessionCache late = cacheAt(session.expires());
        late.put(session);
        assertFalse(late.take(PeerRole.SERVER, Bytes.of(1)).isPresent());
        late.put(session(PeerRole.SERVER, 1));
        assertFalse(late.takeNewest(WITH_SERVER).isPresent());
    }

    private static SessionCache cacheAt(Instant instant) {
        return new SessionCache(10, Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static Session session(PeerRole peer, int id) {
        SessionBinding binding = new SessionBinding(peer, 0x0303, CipherSuite.registered().get(0), true,
                Optional.of(Bytes.ofUtf8("localhost")), List.of(), Bytes.zeros(32));
        return new Session(binding, Bytes.of(id), Optional.empty(), Secret.take(new byte[48]), List.of(),
                Session.expiry(NOW, List.of()));
    }
}
