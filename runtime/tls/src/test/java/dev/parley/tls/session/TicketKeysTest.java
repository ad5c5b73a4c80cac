package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.AeadCiphers;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketKeysTest {
    private static final Crypto CRYPTO = CryptoSuites.standard();
    private static final Duration ROTATION = Duration.ofHours(6);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    /** Key name and nonce. */
    private static final int HEADER_LENGTH = 28;

    private final AdjustableClock clock = AdjustableClock.standing(NOW);
    private final TicketKeys keys = new TicketKeys(CRYPTO, ROTATION, clock);

    @Test
    void aTicketHoldsAllOfASession() {
        Identity client = TestPki.create().client(KeyKind.P256);
        Session session = session(List.of("h2", "http/1.1"), client.chain());
        Bytes ticket = keys.seal(session).orElseThrow();
        Session opened = keys.open(ticket).orElseThrow().session();
        assertEquals(session.binding(), opened.binding());
        assertEquals(session.secret().disclose(), opened.secret().disclose());
        assertEquals(session.peerCertificates(), opened.peerCertificates());
        assertEquals(session.expires(), opened.expires());
        assertEquals(Optional.of(ticket), opened.ticket());
    }

    @Test
    void aKeyThatIsAddedTwiceStillServes() {
        TicketKey key = TicketKey.generate(CRYPTO.random(), NOW);
        keys.add(key);
        keys.add(key);
        Bytes ticket = keys.seal(session(List.of(), List.of())).orElseThrow();
        assertTrue(keys.open(ticket).isPresent());
    }

    @Test
    void aKeyForTheEndOfTimeDoesNoHarm() {
        keys.add(TicketKey.generate(CRYPTO.random(), Instant.MAX));
        assertTrue(keys.open(keys.seal(session(List.of(), List.of())).orElseThrow()).isPresent());
    }

    @Test
    void keysThatAreHardlyEverReplacedAreRefused() {
        assertEquals("a ticket key serves for at most a week, not PT169H; let keys be replaced more often",
                assertThrows(IllegalArgumentException.class,
                        () -> new TicketKeys(CRYPTO, Duration.ofDays(7).plusHours(1), clock)).getMessage());
    }

    @Test
    void noTwoTicketsAreAlikeAndNoneShowsItsContent() {
        Session session = session(List.of("a-rather-long-protocol-name"), List.of());
        Bytes first = keys.seal(session).orElseThrow();
        Bytes second = keys.seal(session).orElseThrow();
        assertNotEquals(first.slice(0, HEADER_LENGTH), second.slice(0, HEADER_LENGTH));
        assertNotEquals(first.slice(HEADER_LENGTH), second.slice(HEADER_LENGTH));
        assertFalse(first.toHex().contains(Bytes.ofUtf8("a-rather-long").toHex()));
        assertFalse(first.toHex().contains(session.secret().disclose().toHex()));
    }

    @Test
    void aTicketWithAnyBitChangedOrAnyByteMissingDoesNotOpen() {
        Bytes ticket = keys.seal(session(List.of(), List.of())).orElseThrow();
        assertTrue(keys.open(ticket).isPresent());
        for (int bit = 0; bit < 8 * ticket.length(); bit++) {
            byte[] changed = ticket.toByteArray();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(keys.open(Bytes.wrap(changed)).isEmpty(), "bit " + bit);
        }
        for (int length = 0; length < ticket.length(); length++) {
            assertTrue(keys.open(ticket.slice(0, length)).isEmpty(), length + " bytes");
        }
        assertTrue(keys.open(Bytes.concat(ticket, Bytes.of(0))).isEmpty());
    }

    @Test
    void whatWasSealedUnderTheKeyWithoutBeingASessionDoesNotOpen() {
        TicketKey key = keys.keys().get(0);
        for (int length : new int[] {0, 47, 48, 49, 200}) {
            byte[] sealed = new byte[length + AeadAlgorithm.TAG_LENGTH];
            byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
            try (AeadCipher cipher = CRYPTO.aead().key(AeadAlgorithm.AES_256_GCM, key.secret())) {
                cipher.seal(nonce, key.name().toByteArray(), new byte[length], 0, length, sealed, 0);
            }
            assertTrue(keys.open(Bytes.concat(key.name(), Bytes.wrap(nonce), Bytes.wrap(sealed))).isEmpty(),
                    length + " bytes");
        }
    }

    @Test
    void aTicketIsTooOldAfterADay() {
        Bytes ticket = keys.seal(session(List.of(), List.of())).orElseThrow();
        clock.advance(Session.LIFETIME.minusSeconds(1));
        assertTrue(keys.open(ticket).isPresent());
        clock.advance(Duration.ofSeconds(1));
        assertTrue(keys.open(ticket).isEmpty());
    }

    @Test
    void keysAreReplacedAndOldOnesOpenUntilTheirLastTicketIsTooOld() {
        Bytes first = keys.seal(session(List.of(), List.of())).orElseThrow();
        clock.advance(ROTATION.minusSeconds(1));
        Bytes last = keys.seal(session(List.of(), List.of())).orElseThrow();
        assertEquals(name(first), name(last));
        assertTrue(keys.open(last).orElseThrow().current());
        clock.advance(Duration.ofSeconds(1));
        Bytes next = keys.seal(session(List.of(), List.of())).orElseThrow();
        assertNotEquals(name(first), name(next));
        assertFalse(keys.open(last).orElseThrow().current(), "the client should get another ticket");
        assertTrue(keys.open(next).orElseThrow().current());
        clock.advance(Session.LIFETIME.minusSeconds(2));
        assertTrue(keys.open(last).isPresent());
        assertTrue(names().contains(name(last)));
        clock.advance(Duration.ofSeconds(2));
        assertTrue(keys.open(last).isEmpty());
        assertFalse(names().contains(name(last)), "the key is gone");
    }

    @Test
    void serversThatShareKeysOpenEachOthersTickets() {
        TicketKeys other = new TicketKeys(CRYPTO, ROTATION, clock);
        Bytes ticket = keys.seal(session(List.of(), List.of())).orElseThrow();
        assertTrue(other.open(ticket).isEmpty());
        keys.keys().forEach(key -> other.add(TicketKey.of(key.export())));
        assertTrue(other.open(ticket).isPresent());
    }

    @Test
    void aFleetRotatesTogetherIfItGetsTheNextKeyInTime() {
        TicketKeys other = new TicketKeys(CRYPTO, ROTATION, clock);
        keys.keys().forEach(other::add);
        TicketKey next = TicketKey.generate(CRYPTO.random(), NOW.plus(Duration.ofHours(5)));
        keys.add(next.copy());
        other.add(next);
        assertNotEquals(next.name(), name(keys.seal(session(List.of(), List.of())).orElseThrow()), "it has not begun");
        clock.advance(Duration.ofHours(5));
        assertEquals(next.name(), name(keys.seal(session(List.of(), List.of())).orElseThrow()));
        assertTrue(other.open(keys.seal(session(List.of(), List.of())).orElseThrow()).orElseThrow().current());
    }

    @Test
    void aKeyThatIsKnownIsNotTakenTwice() {
        TicketKey copy = keys.keys().get(0);
        keys.add(copy);
        assertEquals(1, keys.keys().size());
        assertTrue(copy.secret().isDestroyed());
    }

    @Test
    void closedKeysAreWipedAndOfNoUse() {
        TicketKey key = TicketKey.generate(CRYPTO.random(), NOW);
        keys.add(key);
        Bytes ticket = keys.seal(session(List.of(), List.of())).orElseThrow();
        keys.close();
        assertTrue(key.secret().isDestroyed());
        assertTrue(keys.open(ticket).isEmpty());
        assertTrue(keys.seal(session(List.of(), List.of())).isEmpty());
        TicketKey late = TicketKey.generate(CRYPTO.random(), NOW);
        keys.add(late);
        assertTrue(late.secret().isDestroyed());
        assertEquals(List.of(), keys.keys());
    }

    @Test
    void aSessionThatNeedsTooMuchRoomGetsNoTicket() {
        List<X509Certificate> many = Collections.nCopies(40, TestPki.create().client(KeyKind.RSA_2048).certificate());
        assertTrue(keys.seal(session(List.of(), many)).isEmpty());
    }

    @Test
    void manyThreadsMayUseTheSameKeys() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> opened = IntStream.range(0, 200).mapToObj(i -> threads.submit(() ->
                    keys.open(keys.seal(session(List.of("p" + i), List.of())).orElseThrow()).orElseThrow().session()
                            .binding().applicationProtocols().equals(List.of("p" + i)))).toList();
            for (Future<Boolean> result : opened) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, keys.keys().size());
    }

    @Test
    void ciphersAreClosedAfterUse() {
        int[] open = {0};
        AeadCiphers counting = (algorithm, key) -> {
            open[0]++;
            return new ClosingCipher(CRYPTO.aead().key(algorithm, key), () -> open[0]--);
        };
        TicketKeys counted = new TicketKeys(CRYPTO.withAead(counting), ROTATION, clock);
        Bytes ticket = counted.seal(session(List.of(), List.of())).orElseThrow();
        assertTrue(counted.open(ticket).isPresent());
        assertTrue(counted.open(ticket.slice(0, ticket.length() - 1)).isEmpty());
        assertEquals(0, open[0]);
    }

    @Test
    void aPeriodOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TicketKeys(CRYPTO, Duration.ZERO, clock));
    }

    private List<Bytes> names() {
        return keys.keys().stream().map(TicketKey::name).toList();
    }

    private static Bytes name(Bytes ticket) {
        return ticket.slice(0, 16);
    }

    private Session session(List<String> protocols, List<X509Certificate> certificates) {
        SessionBinding binding = new SessionBinding(PeerRole.CLIENT, 0x0303, CipherSuite.registered().get(0), true,
                Optional.of(Bytes.ofUtf8("localhost")), protocols, CRYPTO.randomBytes(32));
        return new Session(binding, Bytes.EMPTY, Optional.empty(), Secret.copyOf(CRYPTO.randomBytes(48)), certificates,
                clock.instant().plus(Session.LIFETIME));
    }

    /** Tells when it is closed. */
    private record ClosingCipher(AeadCipher inner, Runnable closed) implements AeadCipher {
        @Override
        public AeadAlgorithm algorithm() {
            return inner.algorithm();
        }

        @Override
        public int seal(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] tail, int tailLength,
                byte[] out, int outOffset) {
            return inner.seal(nonce, aad, in, inOffset, inLength, tail, tailLength, out, outOffset);
        }

        @Override
        public int open(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] out, int outOffset)
                throws BadTagException {
            return inner.open(nonce, aad, in, inOffset, inLength, out, outOffset);
        }

        @Override
        public void close() {
            inner.close();
            closed.run();
        }
    }
}
