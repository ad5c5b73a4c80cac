package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class CertificateCompressionTest {
    private static final int LIMIT = 1 << 16;
    private static final Bytes MESSAGE =
            Bytes.concat(TestPki.create().server(KeyKind.P256).encodedChain());

    @Test
    void returnsWhatWasCompressed() throws CertificateRejectedException, IOException {
        Random random = new Random(8879);
        for (int length : new int[] {0, 1, 100, 4095, 4096, 4097, LIMIT}) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            for (Bytes message : new Bytes[] {Bytes.wrap(noise), Bytes.zeros(length)}) {
                Bytes compressed = CertificateCompression.compress(message);
                assertEquals(message, CertificateCompression.decompress(compressed, length, LIMIT));
                assertEquals(
                        message,
                        Bytes.wrap(new InflaterInputStream(new ByteArrayInputStream(compressed.toByteArray()))
                                .readAllBytes()));
            }
        }
        assertTrue(CertificateCompression.compress(MESSAGE).length() < MESSAGE.length());
    }

    /** RFC 1950 with one stored block, put together by hand. */
    @Test
    void readsTheZlibFormat() throws CertificateRejectedException {
        Bytes abc = Bytes.fromHex("7801" + "01" + "0300" + "fcff" + "616263" + "024d0127");
        assertEquals(Bytes.ofUtf8("abc"), CertificateCompression.decompress(abc, 3, LIMIT));
        assertRejected("malformed", Bytes.fromHex("7801" + "01" + "0300" + "fcff" + "616263" + "024d0128"), 3);
        assertRejected("malformed", Bytes.fromHex("7802" + "01" + "0300" + "fcff" + "616263" + "024d0127"), 3);
        assertRejected("malformed", abc.slice(2), 3);
    }

    @Test
    void refusesEveryTruncation() {
        Bytes compressed = CertificateCompression.compress(MESSAGE);
        for (int length = 0; length < compressed.length(); length++) {
            assertRejected("ends within the stream", compressed.slice(0, length), MESSAGE.length());
        }
    }

    @Test
    void refusesTrailingBytes() {
        Bytes compressed = CertificateCompression.compress(MESSAGE);
        assertRejected("is followed by 2 bytes", Bytes.concat(compressed, Bytes.of(0, 0)), MESSAGE.length());
        assertRejected("is followed by", Bytes.concat(compressed, compressed), MESSAGE.length());
    }

    @Test
    void refusesAnotherLengthThanDeclared() {
        Bytes compressed = CertificateCompression.compress(MESSAGE);
        int length = MESSAGE.length();
        assertRejected("is longer than the " + (length - 1) + " bytes", compressed, length - 1);
        assertRejected("has " + length + " bytes, not the " + (length + 1), compressed, length + 1);
        assertRejected("is longer than the 0 bytes", compressed, 0);
        assertRejected("declares -1 bytes", compressed, -1);
    }

    @Test
    void refusesALengthAboveTheLimitBeforeAnyWork() throws CertificateRejectedException {
        Bytes compressed = CertificateCompression.compress(Bytes.zeros(LIMIT));
        CertificateCompression.decompress(compressed, LIMIT, LIMIT);
        Meter meter = new Meter();
        assertThrows(
                CertificateRejectedException.class,
                () -> CertificateCompression.decompress(compressed, LIMIT, LIMIT - 1, meter));
        assertEquals(0, meter.written);
        assertRejected("declares 2147483647 bytes, more than " + LIMIT, compressed, Integer.MAX_VALUE);
    }

    /** 64 MiB of zeros in 64 KiB. */
    @Test
    void inflatesOneByteMoreThanABombDeclares() {
        Bytes bomb = CertificateCompression.compress(Bytes.zeros(1 << 26));
        for (int declared : new int[] {0, 1, 1000, LIMIT}) {
            Meter meter = new Meter();
            assertThrows(
                    CertificateRejectedException.class,
                    () -> CertificateCompression.decompress(bomb, declared, LIMIT, meter));
            assertEquals(declared + 1, meter.written);
        }
    }

    @Test
    void refusesAStreamThatNeedsADictionary() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(new byte[] {1, 2, 3, 4});
        deflater.setInput(new byte[] {1, 2, 3, 4});
        deflater.finish();
        byte[] compressed = new byte[100];
        int length = deflater.deflate(compressed);
        deflater.end();
        assertRejected("needs a dictionary", Bytes.wrap(compressed, 0, length), 4);
    }

    private static void assertRejected(String fault, Bytes compressed, int declared) {
        CertificateRejectedException refusal = assertThrows(
                CertificateRejectedException.class,
                () -> CertificateCompression.decompress(compressed, declared, LIMIT));
        assertEquals(Reason.BAD_CERTIFICATE, refusal.reason());
        assertTrue(refusal.getMessage().contains(fault), refusal::getMessage);
    }

    /** Counts what is inflated. */
    private static final class Meter extends Inflater {
        private long written = -1;

        @Override
        public void end() {
            if (written < 0) {
                written = getBytesWritten();
            }
            super.end();
        }
    }
}
