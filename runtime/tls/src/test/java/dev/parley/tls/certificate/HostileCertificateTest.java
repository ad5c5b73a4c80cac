package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a peer sends, the verifier answers with its own exception. */
class HostileCertificateTest {
    private static final PeerExpectation LOCALHOST =
            PeerExpectation.server(ServerName.parse("localhost"), KeyUse.SIGNING);

    private final TestPki pki = TestPki.create();
    private final PathValidator validator = new PathValidator(pki.trusted(), Clock.systemUTC());

    @Test
    void refusesWhatIsNotExactlyOneCertificate(@TempDir Path directory) throws Exception {
        Bytes good = pki.server(KeyKind.P256).encodedChain().get(0);
        Path pem = Pem.writeCertificates(directory.resolve("x.pem"), pki.root().certificate());
        for (Bytes bad : List.of(
                Bytes.EMPTY,
                Bytes.of(0x30),
                Bytes.of(0x30, 0x80, 0, 0),
                Bytes.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff),
                Bytes.concat(good, Bytes.of(0)),
                Bytes.concat(good, good),
                Bytes.wrap(Files.readAllBytes(pem)))) {
            assertBad(bad);
        }
    }

    @Test
    void refusesEveryTruncation() {
        Bytes good = pki.server(KeyKind.P256).encodedChain().get(0);
        for (int length = 0; length < good.length(); length++) {
            assertBad(good.slice(0, length));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256", "ED25519"})
    void refusesEveryChangedByte(KeyKind kind) {
        Identity server = pki.server(kind);
        Random random = new Random(kind.ordinal());
        for (int at = 0; at < server.encodedChain().get(0).length(); at++) {
            byte[] changed = server.encodedChain().get(0).toByteArray();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            List<Bytes> chain =
                    List.of(Bytes.wrap(changed), server.encodedChain().get(1));
            assertThrows(CertificateRejectedException.class, () -> validator.verify(chain, LOCALHOST), "at " + at);
        }
    }

    /** Constructed strings within each other, as deep as the size allows. */
    @Test
    void survivesDeepNesting() {
        for (int tag : new int[] {0x24, 0x30, 0x31, 0xA0, 0xA3}) {
            Bytes nested = Bytes.EMPTY;
            ByteArrayOutputStream indefinite = new ByteArrayOutputStream();
            for (int depth = 0; depth < 30_000; depth++) {
                indefinite.write(tag);
                indefinite.write(0x80);
            }
            indefinite.writeBytes(new byte[60_000]);
            nested = Bytes.wrap(indefinite.toByteArray());
            assertBad(element(0x30, nested));
            assertBad(element(0x30, definite(tag, 10_000)));
            assertBad(element(0x30, element(0x30, element(0xA3, definite(tag, 10_000)))));
        }
    }

    /** Elements within each other, with lengths that fit. */
    private static Bytes definite(int tag, int depth) {
        byte[] reversed = new byte[depth * 5];
        int used = 0;
        for (int level = 0; level < depth; level++) {
            int length = used;
            int lengthOctets = 0;
            int rest = length;
            do {
                reversed[used++] = (byte) rest;
                rest >>= 8;
                lengthOctets++;
            } while (rest > 0);
            if (length >= 0x80) {
                reversed[used++] = (byte) (0x80 | lengthOctets);
            }
            reversed[used++] = (byte) tag;
        }
        byte[] bytes = new byte[used];
        for (int i = 0; i < used; i++) {
            bytes[i] = reversed[used - 1 - i];
        }
        return Bytes.wrap(bytes);
    }

    private static Bytes element(int tag, Bytes content) {
        int length = content.length();
        return Bytes.concat(Bytes.of(tag, 0x83, length >> 16, length >> 8 & 0xFF, length & 0xFF), content);
    }

    private void assertBad(Bytes certificate) {
        CertificateRejectedException rejection = assertThrows(
                CertificateRejectedException.class, () -> validator.verify(List.of(certificate), LOCALHOST));
        assertEquals(Reason.BAD_CERTIFICATE, rejection.reason(), rejection::getMessage);
    }
}
