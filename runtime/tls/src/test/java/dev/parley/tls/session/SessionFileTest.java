package dev.parley.tls.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFileTest {
    private static final String NO_SESSION = "not an exported session, or damaged: take all bytes that Session.export gave";
    private static final List<X509Certificate> CHAIN = TestPki.create().server(KeyKind.P256).chain();

    static Stream<Session> sessions() {
        return Stream.of(
                Tls13Sessions.session(PeerRole.SERVER, Tls13Sessions.SHA256, Bytes.of(1, 2), Optional.of(Bytes.of(3)), CHAIN,
                        Tls13Sessions.ticket(1 << 14)),
                Tls13Sessions.session(PeerRole.SERVER, Tls13Sessions.SHA384, Bytes.zeros(32), Optional.of(Bytes.zeros(500)),
                        List.of(), new Tls13Ticket(0, Tls13Sessions.NOW, 0, Optional.empty())),
                Tls13Sessions.session(PeerRole.SERVER, Tls13Sessions.SHA256, Bytes.of(1), Optional.of(Bytes.of(2)), List.of(),
                        new Tls13Ticket(1, Tls13Sessions.NOW, 0, Optional.empty(),
                                Optional.of(KeyKind.P256.generate().getPublic()))),
                Tls13Sessions.tls12(PeerRole.SERVER, Bytes.zeros(32), Optional.empty()),
                Tls13Sessions.tls12(PeerRole.SERVER, Bytes.zeros(32), Optional.of(Bytes.zeros(200))));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void whatIsExportedComesBackWhole(Session session) {
        byte[] exported = session.export();
        Session again = Session.of(exported);
        byte[] copy = exported.clone();
        Arrays.fill(exported, (byte) 0);
        assertEquals(session.binding(), again.binding());
        assertEquals(session.id(), again.id());
        assertEquals(session.ticket(), again.ticket());
        assertEquals(session.secret().disclose(), again.secret().disclose());
        assertEquals(session.peerCertificates(), again.peerCertificates());
        assertEquals(session.expires(), again.expires());
        assertEquals(session.tls13(), again.tls13());
        assertArrayEquals(copy, again.export());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void whatIsDamagedIsRefused(Session session) {
        byte[] exported = session.export();
        for (int length = 0; length < exported.length; length++) {
            assertRefused(Arrays.copyOf(exported, length));
        }
        assertRefused(Arrays.copyOf(exported, exported.length + 1));
        for (int bit = 0; bit < 8 * exported.length; bit++) {
            assertRefused(flipped(exported, bit));
        }
    }

    /** Whoever damages a session can mend the checksum: what then is no session is refused, and nothing else happens. */
    @ParameterizedTest
    @MethodSource("sessions")
    void whatIsNoSessionUnderARightChecksumIsRefused(Session session) {
        byte[] exported = session.export();
        int refused = 0;
        for (int bit = 0; bit < 8 * (exported.length - 4); bit++) {
            refused += refuses(mended(flipped(exported, bit))) ? 1 : 0;
        }
        for (int length = 4; length < exported.length; length++) {
            assertTrue(refuses(mended(Arrays.copyOf(exported, length))), length + " bytes");
        }
        assertTrue(refuses(mended(Arrays.copyOf(exported, exported.length + 1))));
        assertTrue(refused > 8 * 5, "at least the kind and the format are looked at");
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new byte[random.nextInt(exported.length)];
            random.nextBytes(noise);
            System.arraycopy(exported, 0, noise, 0, Math.min(5, noise.length));
            refuses(mended(noise));
        }
    }

    @Test
    void aServersSessionIsNotExported() {
        assertEquals("only a client's sessions are exported; servers share ticket keys", assertThrows(
                IllegalArgumentException.class, () -> Tls13Sessions.withClient(1).export()).getMessage());
    }

    @Test
    void aWipedSessionIsOfNoUse() {
        Session session = sessions().findFirst().orElseThrow();
        session.close();
        assertThrows(IllegalStateException.class, session::export);
    }

    private static boolean refuses(byte[] bytes) {
        try {
            Session.of(bytes).close();
            return false;
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("not an exported session"), e.getMessage());
            return true;
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertEquals(NO_SESSION, assertThrows(IllegalArgumentException.class, () -> Session.of(bytes)).getMessage());
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    /** The same with the checksum that belongs to it, where the last four bytes were. */
    private static byte[] mended(byte[] bytes) {
        byte[] changed = bytes.length < 4 ? new byte[4] : bytes.clone();
        int end = changed.length - 4;
        CRC32 crc = new CRC32();
        crc.update(changed, 0, end);
        Bytes.ofUint(4, crc.getValue()).copyTo(changed, end);
        return changed;
    }
}
