package dev.parley.tls.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordLayerTest {
    private static final int DATA = ContentType.APPLICATION_DATA.code();
    private static final int HANDSHAKE = ContentType.HANDSHAKE.code();
    private final Crypto crypto = CryptoSuites.standard();

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void opensWhatThePeerSealed(AeadAlgorithm algorithm) throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        RecordReader reader = new RecordReader();
        writer.protect(protection(algorithm));
        reader.protect(protection(algorithm));
        for (int length : List.of(0, 1, 15, 16, 17, 1000, RecordFormat.MAX_CONTENT)) {
            Bytes content = pattern(length);
            writer.write(DATA, content.toByteArray(), 0, length);
            assertTrue(reader.fill(drain(writer)));
            assertEquals(DATA, reader.contentType());
            assertEquals(content, reader.open());
            reader.next();
        }
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void refusesRecordsOutOfOrderOrTwice(AeadAlgorithm algorithm) throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        writer.protect(protection(algorithm));
        writer.write(DATA, new byte[] {1}, 0, 1);
        ByteBuffer first = drain(writer);
        writer.write(DATA, new byte[] {2}, 0, 1);
        ByteBuffer second = drain(writer);

        assertAlert(AlertDescription.BAD_RECORD_MAC, algorithm, second.duplicate());

        RecordReader reader = new RecordReader();
        reader.protect(protection(algorithm));
        assertTrue(reader.fill(first.duplicate()));
        reader.open();
        reader.next();
        assertTrue(reader.fill(first.duplicate()));
        assertThrows(ProtocolException.class, reader::open);
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void refusesEveryTamperedByte(AeadAlgorithm algorithm) {
        RecordWriter writer = new RecordWriter();
        writer.protect(protection(algorithm));
        writer.write(DATA, new byte[20], 0, 20);
        byte[] record = toArray(drain(writer));
        for (int i = RecordFormat.HEADER_LENGTH; i < record.length; i++) {
            byte[] tampered = record.clone();
            tampered[i] ^= 1;
            assertAlert(AlertDescription.BAD_RECORD_MAC, algorithm, ByteBuffer.wrap(tampered));
        }
        byte[] otherType = record.clone();
        otherType[0] = (byte) HANDSHAKE;
        assertAlert(AlertDescription.BAD_RECORD_MAC, algorithm, ByteBuffer.wrap(otherType));
    }

    @Test
    void coalescesMessagesOfOneTypeAndSplitsLongOnes() throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        writer.append(HANDSHAKE, pattern(10));
        writer.append(HANDSHAKE, pattern(20));
        writer.append(HANDSHAKE, pattern(RecordFormat.MAX_CONTENT));
        writer.append(ContentType.ALERT.code(), pattern(2));
        writer.flush();
        assertEquals(List.of("22:16384", "22:30", "21:2"), shapes(drain(writer)));
    }

    @Test
    void sealsUnderTheOldKeyWhatWasAppendedBeforeAKeyChange() throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        writer.append(HANDSHAKE, pattern(7));
        writer.protect(protection(AeadAlgorithm.AES_128_GCM));
        writer.append(HANDSHAKE, pattern(7));
        writer.flush();
        assertEquals(List.of("22:7", "22:31"), shapes(drain(writer)));
    }

    @Test
    void showsTheInitialVersionOnTheFirstMessageOnly() {
        RecordWriter writer = new RecordWriter(RecordFormat.INITIAL_VERSION);
        writer.append(HANDSHAKE, pattern(RecordFormat.MAX_CONTENT + 1));
        writer.flush();
        ByteBuffer records = drain(writer);
        assertEquals(0x0301, records.getShort(1));
        assertEquals(0x0301, records.getShort(RecordFormat.HEADER_LENGTH + RecordFormat.MAX_CONTENT + 1));
        writer.append(HANDSHAKE, pattern(1));
        writer.flush();
        assertEquals(0x0303, drain(writer).getShort(1));
    }

    @Test
    void keepsToTheSizeThatTheReceiverAnnounced() throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        RecordReader reader = new RecordReader();
        writer.limitPlaintext(64);
        writer.append(HANDSHAKE, pattern(65));
        writer.protect(protection(AeadAlgorithm.AES_128_GCM));
        reader.protect(protection(AeadAlgorithm.AES_128_GCM));
        writer.append(DATA, pattern(65));
        writer.flush();
        ByteBuffer records = drain(writer);
        assertEquals(List.of("22:65", "23:88", "23:25"), shapes(records.duplicate()));

        reader.limitPlaintext(64);
        records.position(RecordFormat.HEADER_LENGTH + 65);
        assertTrue(reader.fill(records));
        assertEquals(64, reader.open().length());
        reader.next();
        writer.limitPlaintext(65);
        writer.write(DATA, new byte[65], 0, 65);
        assertTrue(reader.fill(records));
        reader.open();
        reader.next();
        assertTrue(reader.fill(drain(writer)));
        assertEquals(AlertDescription.RECORD_OVERFLOW, assertThrows(ProtocolException.class, reader::open).alert());
    }

    /** The server's limit is known in the middle of its flight, which stays in as few records as it can. */
    @Test
    void aLimitHoldsForTheRecordThatHasBegun() {
        RecordWriter writer = new RecordWriter();
        writer.protect(protection(AeadAlgorithm.AES_128_GCM));
        writer.append(HANDSHAKE, pattern(40));
        writer.limitPlaintext(64);
        writer.append(HANDSHAKE, pattern(40));
        writer.flush();
        assertEquals(List.of("22:88", "22:40"), shapes(drain(writer)));
    }

    @Test
    void doesNotWrapSequenceNumbers() {
        RecordWriter writer = new RecordWriter();
        writer.protect(new AeadProtection(crypto.aead().key(AeadAlgorithm.AES_128_GCM, Secret.take(new byte[16])),
                Secret.take(new byte[4]), 8, new SequenceNumber(-2L)));
        writer.write(DATA, new byte[1], 0, 1);
        assertEquals("fffffffffffffffe", Bytes.copyOf(drain(writer).array(), 5, 8).toHex());
        assertThrows(IllegalStateException.class, () -> writer.write(DATA, new byte[1], 0, 1));
    }

    @Test
    void refusesEmptyRecordsThatAreNotData() throws ProtocolException {
        for (ContentType type : ContentType.values()) {
            if (type != ContentType.APPLICATION_DATA) {
                assertAlert(AlertDescription.UNEXPECTED_MESSAGE, AeadAlgorithm.AES_128_GCM, emptyRecord(type));
            }
        }
    }

    private ByteBuffer emptyRecord(ContentType type) {
        RecordWriter writer = new RecordWriter();
        writer.protect(protection(AeadAlgorithm.AES_128_GCM));
        writer.write(type.code(), new byte[0], 0, 0);
        return drain(writer);
    }

    @Test
    void takesARecordByteByByte() throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        writer.append(HANDSHAKE, pattern(3000));
        writer.flush();
        byte[] record = toArray(drain(writer));
        RecordReader reader = new RecordReader();
        for (int i = 0; i < record.length - 1; i++) {
            assertFalse(reader.fill(ByteBuffer.wrap(record, i, 1)));
        }
        assertTrue(reader.fill(ByteBuffer.wrap(record, record.length - 1, 1)));
        assertEquals(pattern(3000), reader.open());
    }

    @Test
    void takesNoMoreThanOneRecord() throws ProtocolException {
        RecordWriter writer = new RecordWriter();
        writer.write(DATA, new byte[5], 0, 5);
        writer.write(DATA, new byte[6], 0, 6);
        ByteBuffer both = drain(writer);
        RecordReader reader = new RecordReader();
        assertTrue(reader.fill(both));
        assertEquals(11, both.remaining());
    }

    @Test
    void refusesHeadersThatNoRecordHas() {
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, header(99, 0x0303, 1));
        assertAlert(AlertDescription.UNEXPECTED_MESSAGE, ByteBuffer.wrap("GET / HTTP/1.1".getBytes()));
        assertAlert(AlertDescription.PROTOCOL_VERSION, header(HANDSHAKE, 0x0203, 1));
        assertAlert(AlertDescription.RECORD_OVERFLOW, header(HANDSHAKE, 0x0303, RecordFormat.MAX_CONTENT + 1));
    }

    @Test
    void refusesLongCiphertextsAndLongContents() {
        RecordReader reader = new RecordReader();
        reader.protect(protection(AeadAlgorithm.AES_128_GCM));
        int most = RecordFormat.MAX_CONTENT + RecordFormat.MAX_EXPANSION;
        ProtocolException tooLong = assertThrows(ProtocolException.class, () -> reader.fill(header(DATA, 0x0303, most + 1)));
        assertEquals(AlertDescription.RECORD_OVERFLOW, tooLong.alert());

        RecordWriter writer = new RecordWriter();
        writer.protect(protection(AeadAlgorithm.AES_128_GCM));
        writer.write(DATA, new byte[RecordFormat.MAX_CONTENT + 1], 0, RecordFormat.MAX_CONTENT + 1);
        assertAlert(AlertDescription.RECORD_OVERFLOW, AeadAlgorithm.AES_128_GCM, drain(writer));
    }

    @Test
    void refusesRecordsTooShortToHaveATag() {
        assertAlert(AlertDescription.BAD_RECORD_MAC, AeadAlgorithm.AES_128_GCM,
                ByteBuffer.allocate(RecordFormat.HEADER_LENGTH + 23).put(header(DATA, 0x0303, 23)).rewind());
    }

    private void assertAlert(AlertDescription alert, ByteBuffer input) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> new RecordReader().fill(input));
        assertEquals(alert, refused.alert());
    }

    private void assertAlert(AlertDescription alert, AeadAlgorithm algorithm, ByteBuffer input) {
        RecordReader reader = new RecordReader();
        reader.protect(protection(algorithm));
        ProtocolException refused = assertThrows(ProtocolException.class, () -> {
            assertTrue(reader.fill(input));
            reader.open();
        });
        assertEquals(alert, refused.alert());
    }

    private RecordProtection protection(AeadAlgorithm algorithm) {
        boolean explicit = algorithm != AeadAlgorithm.CHACHA20_POLY1305;
        return new AeadProtection(crypto.aead().key(algorithm, Secret.take(new byte[algorithm.keyLength()])),
                Secret.take(new byte[explicit ? 4 : 12]), explicit ? 8 : 0);
    }

    private static Bytes pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (31 * i);
        }
        return Bytes.wrap(bytes);
    }

    private static ByteBuffer header(int type, int version, int length) {
        return ByteBuffer.allocate(RecordFormat.HEADER_LENGTH).put((byte) type).putShort((short) version)
                .putShort((short) length).flip();
    }

    private static ByteBuffer drain(RecordWriter writer) {
        ByteBuffer out = ByteBuffer.allocate(writer.pending());
        writer.drain(out);
        return out.flip();
    }

    private static byte[] toArray(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static List<String> shapes(ByteBuffer records) {
        List<String> shapes = new ArrayList<>();
        while (records.hasRemaining()) {
            int type = records.get();
            records.getShort();
            int length = records.getShort();
            records.position(records.position() + length);
            shapes.add(type + ":" + length);
        }
        return shapes;
    }
}
