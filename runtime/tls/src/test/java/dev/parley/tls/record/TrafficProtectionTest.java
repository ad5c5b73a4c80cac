package dev.parley.tls.record;

import static dev.parley.tls.record.TrafficRecords.drain;
import static dev.parley.tls.record.TrafficRecords.header;
import static dev.parley.tls.record.TrafficRecords.plain;
import static dev.parley.tls.record.TrafficRecords.protection;
import static dev.parley.tls.record.TrafficRecords.record;
import static dev.parley.tls.record.TrafficRecords.sealed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9846 sections 5.1 to 5.5. */
class TrafficProtectionTest {
    private static final int CCS = ContentType.CHANGE_CIPHER_SPEC.code();
    private static final int ALERT = ContentType.ALERT.code();
    private static final int HANDSHAKE = ContentType.HANDSHAKE.code();
    private static final int DATA = ContentType.APPLICATION_DATA.code();
    private static final int KEY = 7;
    private static final Bytes ONE = Bytes.of(1);

    private final RecordReader reader = reader();
    private final RecordWriter writer = writer(protection(KEY));

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void opensWhatThePeerSealed(AeadAlgorithm algorithm) throws ProtocolException {
        for (RecordPadding padding : List.of(RecordPadding.none(), RecordPadding.toMultipleOf(100))) {
            KeyLimits limits = KeyLimits.of(algorithm);
            RecordWriter out = writer(protection(algorithm, KEY, padding, limits));
            RecordReader in = new RecordReader();
            in.protect(protection(algorithm, KEY, RecordPadding.none(), limits));
            for (int length : List.of(0, 1, 15, 16, 17, 1000, RecordFormat.MAX_CONTENT)) {
                Bytes content = pattern(length);
                out.write(DATA, content.toByteArray(), 0, length);
                assertTrue(in.fill(drain(out)));
                assertEquals(content, in.open());
                assertEquals(DATA, in.contentType());
                in.next();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void acceptsPadding(int zeros) throws ProtocolException {
        assertEquals(pattern(20), open(sealed(KEY, 0, inner(HANDSHAKE, pattern(20), zeros))));
        assertEquals(HANDSHAKE, reader.contentType());
        assertEquals(Bytes.EMPTY, open(sealed(KEY, 1, inner(DATA, Bytes.EMPTY, zeros))));
        assertEquals(Bytes.zeros(9), open(sealed(KEY, 2, inner(DATA, Bytes.zeros(9), zeros))), "zeros may be content");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 6, 7, 30})
    void refusesNothingButZeros(int length) {
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, sealed(KEY, 0, Bytes.zeros(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 1, 24, 99, 255})
    void refusesOtherTypesInside(int type) {
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, sealed(KEY, 0, inner(type, ONE, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21, 22, 24, 255})
    void refusesOtherTypesOutside(int type) {
        ByteBuffer record = sealed(KEY, 0, inner(HANDSHAKE, ONE, 0));
        record.put(0, (byte) type);
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, record);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22})
    void refusesEmptyMessagesWithOrWithoutPadding(int type) {
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, sealed(KEY, 0, inner(type, Bytes.EMPTY, 0)));
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, sealed(KEY, 0, inner(type, Bytes.EMPTY, 10)));
    }

    @Test
    void refusesEveryTamperedByteOfTheHeaderAndTheFragment() {
        byte[] record = sealed(KEY, 0, inner(DATA, pattern(20), 3)).array();
        for (int i = 2; i < record.length; i++) {
            byte[] tampered = record.clone();
            tampered[i] ^= 1;
            // The length is 40, so that 41 lacks a byte.
            ByteBuffer input = i == 4 ? ByteBuffer.allocate(record.length + 1).put(tampered).rewind()
                    : ByteBuffer.wrap(tampered);
            if (i != 3) {
                assertAlert(AlertDescription.BAD_RECORD_MAC, input);
            }
        }
    }

    @Test
    void refusesRecordsOutOfOrderTwiceOrTooShort() throws ProtocolException {
        assertAlert(AlertDescription.BAD_RECORD_MAC, sealed(KEY, 1, inner(DATA, ONE, 0)));
        assertAlert(AlertDescription.BAD_RECORD_MAC, plain(DATA, Bytes.zeros(15)));
        assertAlert(AlertDescription.BAD_RECORD_MAC, plain(DATA, Bytes.EMPTY));
        open(sealed(KEY, 0, inner(DATA, ONE, 0)));
        assertTrue(reader.fill(sealed(KEY, 0, inner(DATA, ONE, 0))));
        assertEquals(AlertDescription.BAD_RECORD_MAC, assertThrows(ProtocolException.class, reader::open).alert());
    }

    @Test
    void refusesMoreThanARecordMayHold() throws ProtocolException {
        Bytes most = pattern(RecordFormat.MAX_CONTENT);
        assertEquals(most, open(sealed(KEY, 0, inner(DATA, most, 0))));
        assertEquals(ONE, open(sealed(KEY, 1, inner(DATA, ONE, RecordFormat.MAX_CONTENT - 1))));
        assertAlert(AlertDescription.RECORD_OVERFLOW, sealed(KEY, 0, inner(DATA, most, 1)));
        assertAlert(AlertDescription.RECORD_OVERFLOW, sealed(KEY, 0, inner(DATA, pattern(RecordFormat.MAX_CONTENT + 1), 0)));
        assertAlert(AlertDescription.BAD_RECORD_MAC, plain(DATA, Bytes.zeros(RecordFormat.MAX_CIPHERTEXT)));
        assertAlert(AlertDescription.RECORD_OVERFLOW, record(header(DATA, 0x0303, RecordFormat.MAX_CIPHERTEXT + 1), ONE));
        assertAlert(AlertDescription.RECORD_OVERFLOW, record(header(CCS, 0x0303, RecordFormat.MAX_CONTENT + 1), ONE));
    }

    @Test
    void leavesChangeCipherSpecAlone() throws ProtocolException {
        writer.write(CCS, new byte[] {1}, 0, 1);
        writer.write(DATA, new byte[] {5}, 0, 1);
        ByteBuffer both = drain(writer);
        assertEquals("140303000101", Bytes.copyOf(both.array(), 0, 6).toHex());
        assertEquals(ONE, open(both));
        assertEquals(CCS, reader.contentType());
        assertEquals(Bytes.of(5), open(both), "it takes no sequence number");
    }

    @Test
    void padsToAMultipleWithinTheLimit() throws ProtocolException {
        RecordWriter padding = writer(protection(AeadAlgorithm.AES_128_GCM, KEY, RecordPadding.toMultipleOf(100),
                new KeyLimits(100)));
        assertEquals(116, write(padding, 0));
        assertEquals(116, write(padding, 99));
        assertEquals(216, write(padding, 100));
        assertEquals(RecordFormat.MAX_CONTENT + 1 + 16, write(padding, RecordFormat.MAX_CONTENT - 3));
        assertEquals(RecordFormat.MAX_CONTENT + 1 + 16, write(padding, RecordFormat.MAX_CONTENT));
        assertEquals(RecordFormat.MAX_CONTENT + 2 + 16, write(padding, RecordFormat.MAX_CONTENT + 1), "it does not fit");
        padding.limitPlaintext(150);
        assertEquals(166, write(padding, 120));
        assertThrows(IllegalArgumentException.class, () -> RecordPadding.toMultipleOf(0));
        assertThrows(IllegalArgumentException.class, () -> RecordPadding.toMultipleOf(RecordFormat.MAX_CONTENT + 1));
    }

    @Test
    void keepsToTheSizeThatTheReceiverAnnounced() throws ProtocolException {
        writer.limitPlaintext(64);
        assertEquals(63, writer.capacity());
        writer.append(HANDSHAKE, pattern(100));
        writer.flush();
        ByteBuffer records = drain(writer);
        assertEquals(64 + 16, records.getShort(3));
        reader.limitPlaintext(64);
        assertEquals(pattern(100), Bytes.concat(Bytes.wrap(open(records).toByteArray()), open(records)));
        assertThrows(IllegalArgumentException.class, () -> writer.limitPlaintext(63));
        writer.limitPlaintext(1 << 15);
        assertEquals(RecordFormat.MAX_CONTENT, writer.capacity());
    }

    @Test
    void refusesMoreThanItAnnounced() throws ProtocolException {
        RecordReader limited = new RecordReader();
        limited.limitPlaintext(64);
        assertTrue(limited.fill(plain(HANDSHAKE, pattern(100))));
        assertEquals(100, limited.open().length(), "what is not protected has no limit");
        limited.next();
        limited.protect(protection(KEY));
        assertTrue(limited.fill(sealed(KEY, 0, inner(DATA, pattern(63), 0))));
        limited.open();
        limited.next();
        assertTrue(limited.fill(sealed(KEY, 1, inner(DATA, pattern(63), 1))));
        assertEquals(AlertDescription.RECORD_OVERFLOW, assertThrows(ProtocolException.class, limited::open).alert());
    }

    @Test
    void wantsANewKeyBeforeItsLimitAndRefusesAtIt() {
        RecordWriter limited = writer(protection(AeadAlgorithm.AES_128_GCM, KEY, RecordPadding.none(), new KeyLimits(8)));
        for (int i = 0; i < 8; i++) {
            assertEquals(i >= 6, limited.shouldUpdate(), i + " records");
            write(limited, 1);
        }
        assertThrows(IllegalStateException.class, () -> write(limited, 1));
        limited.protect(protection(KEY + 1));
        assertFalse(limited.shouldUpdate());
        write(limited, 1);
    }

    @Test
    void knowsTheLimitsOfTheRfc() {
        assertEquals((long) Math.pow(2, 24.5), KeyLimits.of(AeadAlgorithm.AES_128_GCM).records());
        assertEquals((long) Math.pow(2, 24.5), KeyLimits.of(AeadAlgorithm.AES_256_GCM).records());
        assertEquals(Long.MAX_VALUE, KeyLimits.of(AeadAlgorithm.CHACHA20_POLY1305).records());
        assertThrows(IllegalArgumentException.class, () -> new KeyLimits(0));
    }

    @Test
    void doesNotHoldAPeerToTheLimitOfWhatIsSent() throws ProtocolException {
        reader.protect(protection(AeadAlgorithm.AES_128_GCM, KEY, RecordPadding.none(), new KeyLimits(1)));
        open(sealed(KEY, 0, inner(DATA, ONE, 0)));
        assertEquals(ONE, open(sealed(KEY, 1, inner(DATA, ONE, 0))));
    }

    @Test
    void doesNotWrapSequenceNumbers() throws ProtocolException {
        RecordWriter late = writer(from(Long.MAX_VALUE - 1));
        write(late, 1);
        assertThrows(IllegalStateException.class, () -> write(late, 1));

        RecordReader lateReader = new RecordReader();
        lateReader.protect(from(-2L));
        assertTrue(lateReader.fill(sealed(KEY, -2L, inner(DATA, ONE, 0))));
        assertEquals(ONE, lateReader.open());
        lateReader.next();
        assertTrue(lateReader.fill(sealed(KEY, -1L, inner(DATA, ONE, 0))));
        assertEquals(AlertDescription.BAD_RECORD_MAC, assertThrows(ProtocolException.class, lateReader::open).alert());
    }

    private static RecordProtection from(long sequence) {
        return new TrafficProtection(TrafficRecords.cipher(AeadAlgorithm.AES_128_GCM, KEY),
                Secret.copyOf(TrafficRecords.IV), RecordPadding.none(), new KeyLimits(Long.MAX_VALUE),
                new SequenceNumber(sequence));
    }

    private Bytes open(ByteBuffer record) throws ProtocolException {
        reader.next();
        assertTrue(reader.fill(record));
        return reader.open();
    }

    private static int write(RecordWriter writer, int length) {
        writer.write(DATA, new byte[length], 0, length);
        return drain(writer).getShort(3);
    }

    private static void assertAlert(AlertDescription alert, ByteBuffer record) {
        RecordReader fresh = reader();
        ProtocolException refused = assertThrows(ProtocolException.class, () -> {
            assertTrue(fresh.fill(record));
            fresh.open();
        });
        assertEquals(alert, refused.alert());
    }

    private static RecordReader reader() {
        RecordReader reader = new RecordReader();
        reader.protect(protection(KEY));
        return reader;
    }

    private static RecordWriter writer(RecordProtection protection) {
        RecordWriter writer = new RecordWriter();
        writer.protect(protection);
        return writer;
    }

    private static Bytes inner(int type, Bytes content, int zeros) {
        return Bytes.concat(content, Bytes.of(type), Bytes.zeros(zeros));
    }

    private static Bytes pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (31 * i + 1);
        }
        return Bytes.wrap(bytes);
    }
}
