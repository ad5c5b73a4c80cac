package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tickets of both versions under the same keys. */
class Tls13SealedTicketTest {
    private static final Crypto CRYPTO = CryptoSuites.standard();
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    /** A key and a ticket that was made under it when sessions were of TLS 1.2 only. */
    private static final String OLD_KEY = "010102030405060708090a0b0c0d0e0f10000000006a1ccb80"
            + "191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738";
    private static final String OLD_TICKET = "0102030405060708090a0b0c0d0e0f1053bc9196ae508f2dbbedc7d8335ed1eaa07da09e90fe5115"
            + "e158160560578eb7d423b1ccb79f632570100c80b303fb96ccbab29d5971aed261ad653fabebd5809fdb351ac1820ba82f7c2082e549fec5"
            + "92eef9cfa44dc00a9639cf8f348d649be3050265fd147f93be4878fb5fdbc3145e90f214aff2f848c404e015a8cfb61e3cf38372ea5a71a8"
            + "e09d39ef4d";

    private final TicketKeys keys = new TicketKeys(CRYPTO, TicketKeys.DEFAULT_ROTATION, AdjustableClock.standing(NOW));

    @Test
    void aTicketHoldsAllOfASessionWhateverItsHash() {
        for (CipherSuite suite : List.of(Tls13Sessions.SHA256, Tls13Sessions.SHA384)) {
            for (Optional<String> protocol : List.of(Tls13Sessions.PROTOCOL, Optional.<String>empty())) {
                Session session = Tls13Sessions.session(PeerRole.CLIENT, suite, Bytes.EMPTY, Optional.empty(),
                        TestPki.create().client(KeyKind.P256).chain(), new Tls13Ticket(0x8000_0001L, NOW.plusMillis(7), 99, protocol));
                Bytes ticket = keys.seal(session).orElseThrow();
                Session opened = keys.open(ticket).orElseThrow().session();
                assertEquals(session.binding(), opened.binding());
                assertEquals(session.secret().disclose(), opened.secret().disclose());
                assertEquals(session.peerCertificates(), opened.peerCertificates());
                assertEquals(session.expires(), opened.expires());
                assertEquals(session.tls13(), opened.tls13());
                assertEquals(Optional.of(ticket), opened.ticket());
            }
        }
    }

    @Test
    void ticketsOfOldServersStillOpen() {
        keys.add(TicketKey.of(HexFormat.of().parseHex(OLD_KEY)));
        Session opened = keys.open(Bytes.fromHex(OLD_TICKET)).orElseThrow().session();
        assertEquals(0x0303, opened.binding().version());
        assertEquals(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, opened.binding().suite());
        assertEquals(Optional.of(Bytes.ofUtf8("localhost")), opened.binding().serverName());
        assertEquals(48, opened.secret().length());
        assertEquals(47, opened.secret().disclose().get(47));
        assertEquals(Optional.empty(), opened.tls13());
    }

    /** Servers that share a key may be of other kinds: what one of them seals by mistake must not hurt another. */
    @Test
    void whatIsNoSessionDoesNotOpenWhereverItGoesWrong() {
        TicketKey key = keys.keys().get(0);
        byte[] plain = SessionCodec.encode(Tls13Sessions.withClient(1), 0, 0);
        assertTrue(open(key, plain).isPresent());
        for (int length = 0; length < plain.length; length++) {
            assertTrue(open(key, Arrays.copyOf(plain, length)).isEmpty(), length + " bytes");
        }
        assertTrue(open(key, Arrays.copyOf(plain, plain.length + 1)).isEmpty());
        for (int at = 0; at < plain.length; at++) {
            for (int value : new int[] {0, 0x7F, 0xFF}) {
                byte[] changed = plain.clone();
                changed[at] = (byte) value;
                open(key, changed).ifPresent(opened -> assertEquals(32, opened.session().secret().length()));
            }
        }
    }

    private Optional<TicketKeys.Opened> open(TicketKey key, byte[] plain) {
        byte[] sealed = new byte[plain.length + AeadAlgorithm.TAG_LENGTH];
        byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
        try (AeadCipher cipher = CRYPTO.aead().key(AeadAlgorithm.AES_256_GCM, key.secret())) {
            cipher.seal(nonce, key.name().toByteArray(), plain, 0, plain.length, sealed, 0);
        }
        return keys.open(Bytes.concat(key.name(), Bytes.wrap(nonce), Bytes.wrap(sealed)));
    }
}
