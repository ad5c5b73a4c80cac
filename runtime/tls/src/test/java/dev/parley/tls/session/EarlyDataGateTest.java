package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.EarlyDataGate.Refusal;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EarlyDataGateTest {
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final Bytes ID = Bytes.of(1);

    private final AdjustableClock clock = AdjustableClock.standing(Tls13Sessions.NOW);
    private final SessionCache cache = new SessionCache(10, clock);
    private final EarlyDataGate gate = new EarlyDataGate(clock);

    @Test
    void aFreshTicketIsAcceptedOnce() {
        cache.put(Tls13Sessions.withClient(1));
        long age = later(AGE);
        assertEquals(Optional.empty(), refusal(take(), age));
        assertEquals(Optional.of(Refusal.NOT_THE_FIRST_USE), refusal(take(), age));
    }

    @Test
    void ofManyReplaysAtOnceOneIsAccepted() throws Exception {
        int callers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            for (int round = 0; round < 200; round++) {
                cache.put(Tls13Sessions.withClient(1));
                long age = Tls13Sessions.ticket(0).obfuscatedAge(clock.instant());
                CyclicBarrier together = new CyclicBarrier(callers);
                Callable<Optional<Refusal>> replay = () -> {
                    together.await();
                    return refusal(take(), age);
                };
                List<Future<Optional<Refusal>>> answers = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    answers.add(threads.submit(replay));
                }
                int accepted = 0;
                for (Future<Optional<Refusal>> answer : answers) {
                    accepted += answer.get().isEmpty() ? 1 : 0;
                }
                assertEquals(1, accepted, "round " + round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anUnknownTicketIsRefused() {
        assertEquals(Optional.of(Refusal.NOT_THE_FIRST_USE), refusal(take(), later(AGE)));
    }

    @Test
    void aTicketThatHasExpiredIsUnknown() {
        cache.put(Tls13Sessions.withClient(1));
        long age = later(Session.LIFETIME);
        assertEquals(Optional.of(Refusal.NOT_THE_FIRST_USE), refusal(take(), age));
    }

    @Test
    void aSealedTicketIsRefused() {
        TicketKeys keys = new TicketKeys(CryptoSuites.standard(), TicketKeys.DEFAULT_ROTATION, clock);
        Bytes ticket = keys.seal(Tls13Sessions.withClient(1)).orElseThrow();
        assertEquals(Optional.of(Refusal.SEALED_TICKET),
                refusal(keys.open(ticket).map(TicketKeys.Opened::session), later(AGE)));
    }

    @Test
    void aSessionOfTls12IsRefused() {
        cache.put(Tls13Sessions.tls12(PeerRole.CLIENT, ID, Optional.empty()));
        assertEquals(Optional.of(Refusal.OTHER_VERSION), refusal(take(), later(AGE)));
    }

    @Test
    void aTicketThatPermitsNoneIsRefused() {
        cache.put(Tls13Sessions.session(PeerRole.CLIENT, Tls13Sessions.SHA256, ID, Optional.empty(), List.of(),
                Tls13Sessions.ticket(0)));
        assertEquals(Optional.of(Refusal.NOT_PERMITTED), refusal(take(), later(AGE)));
    }

    @Test
    void viewsOfTheAgeDifferByTenSecondsAtMost() {
        long age = later(AGE);
        for (long within : new long[] {-10_000, 0, 10_000}) {
            cache.put(Tls13Sessions.withClient(1));
            assertEquals(Optional.empty(), refusal(take(), age + within), within + " ms");
        }
        for (long beyond : new long[] {-10_001, 10_001, -1 << 31, 1L << 31}) {
            cache.put(Tls13Sessions.withClient(1));
            assertEquals(Optional.of(Refusal.NOT_FRESH), refusal(take(), age + beyond), beyond + " ms");
        }
    }

    @Test
    void aHelloThatWasHeldBackIsRefused() {
        cache.put(Tls13Sessions.withClient(1));
        long age = later(AGE);
        clock.advance(Duration.ofSeconds(11));
        assertEquals(Optional.of(Refusal.NOT_FRESH), refusal(take(), age));
    }

    @Test
    void anotherSuiteIsRefusedEvenIfItHasTheSameHash() {
        CipherSuite sameHash = CipherSuite.registered().stream().filter(suite -> suite != Tls13Sessions.SHA256
                && suite.hash() == Tls13Sessions.SHA256.hash()).findFirst().orElseThrow();
        for (CipherSuite other : List.of(sameHash, Tls13Sessions.SHA384)) {
            cache.put(Tls13Sessions.withClient(1));
            assertEquals(Optional.of(Refusal.OTHER_SUITE), gate.refusal(take(),
                    Tls13Sessions.ticket(0).obfuscatedAge(clock.instant()), other, Tls13Sessions.PROTOCOL));
        }
    }

    @Test
    void anotherApplicationProtocolIsRefused() {
        for (Optional<String> other : List.of(Optional.of("http/1.1"), Optional.<String>empty())) {
            cache.put(Tls13Sessions.withClient(1));
            assertEquals(Optional.of(Refusal.OTHER_APPLICATION_PROTOCOL), gate.refusal(take(),
                    Tls13Sessions.ticket(0).obfuscatedAge(clock.instant()), Tls13Sessions.SHA256, other));
        }
    }

    @Test
    void everyReasonIsAClauseOfItsOwn() {
        List<String> reasons = List.of(Refusal.values()).stream().map(Refusal::toString).distinct().toList();
        assertEquals(Refusal.values().length, reasons.size());
        assertTrue(reasons.stream().noneMatch(String::isBlank));
    }

    /** Lets time pass, and returns what the client says of the age then. */
    private long later(Duration age) {
        clock.advance(age);
        return Tls13Sessions.ticket(0).obfuscatedAge(clock.instant());
    }

    private Optional<Session> take() {
        return cache.take(PeerRole.CLIENT, ID);
    }

    private Optional<Refusal> refusal(Optional<Session> taken, long age) {
        return gate.refusal(taken, age & 0xFFFF_FFFFL, Tls13Sessions.SHA256, Tls13Sessions.PROTOCOL);
    }
}
