package dev.parley.tls.record;

import static dev.parley.tls.record.TrafficRecords.plain;
import static dev.parley.tls.record.TrafficRecords.protection;
import static dev.parley.tls.record.TrafficRecords.sealed;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is under way when keys change: late alerts, and data under keys that were declined. */
class ReadKeysTest {
    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final int DECLINED = 3;
    private static final Bytes ALERT = Bytes.of(2, 40);
    private static final Bytes PROTECTED_ALERT = Bytes.of(2, 40, ContentType.ALERT.code());
    private static final Bytes PROTECTED_DATA = Bytes.of(7, ContentType.APPLICATION_DATA.code());
    private static final Bytes PROTECTED_FINISHED = Bytes.of(20, ContentType.HANDSHAKE.code());
    private static final ByteBuffer CCS = plain(ContentType.CHANGE_CIPHER_SPEC.code(), Bytes.of(1));

    private final RecordReader reader = new RecordReader(100);

    @Test
    void takesAPlainAlertAfterTheFirstKeys() throws ProtocolException {
        reader.protect(protection(NEW));
        assertEquals(Opening.LATE, lagging(plain(ContentType.ALERT.code(), ALERT)));
        assertEquals(ALERT, reader.content());
        assertEquals(ContentType.ALERT.code(), reader.contentType());
    }

    /** Some ciphers spoil what they fail to open. */
    @ParameterizedTest
    @MethodSource("dev.parley.tls.crypto.suite.Suites#all")
    void takesAnAlertUnderTheKeysBefore(Crypto crypto) throws ProtocolException {
        reader.protect(protection(OLD));
        reader.protect(new TrafficProtection(crypto.aead().key(AeadAlgorithm.AES_128_GCM, Secret.take(new byte[16])),
                Secret.copyOf(TrafficRecords.IV), RecordPadding.none()));
        assertEquals(Opening.LATE, lagging(sealed(OLD, 0, PROTECTED_ALERT)));
        assertEquals(ALERT, reader.content());
        assertEquals(ContentType.ALERT.code(), reader.contentType());
    }

    @Test
    void opensUnderTheCurrentKeysAfterALateAlert() throws ProtocolException {
        reader.protect(protection(OLD));
        reader.protect(protection(NEW));
        lagging(sealed(OLD, 0, PROTECTED_ALERT));
        assertEquals(Opening.CURRENT, lagging(sealed(NEW, 0, PROTECTED_DATA)));
        assertEquals(Bytes.of(7), reader.content());
    }

    @Test
    void takesNothingElseLate() {
        reader.protect(protection(OLD));
        reader.protect(protection(NEW));
        assertRefused(AlertDescription.BAD_RECORD_MAC, true, false, sealed(OLD, 0, PROTECTED_FINISHED));
        assertRefused(AlertDescription.BAD_RECORD_MAC, true, false, sealed(DECLINED, 0, PROTECTED_ALERT));
    }

    @Test
    void takesNoPlainRecordLateThatIsNoAlert() {
        reader.protect(protection(NEW));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, true, false, plain(ContentType.HANDSHAKE.code(), ALERT));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, true, false,
                plain(ContentType.ALERT.code(), Bytes.zeros(26)));
        assertRefused(AlertDescription.BAD_RECORD_MAC, true, false, sealed(OLD, 0, PROTECTED_ALERT));
    }

    @Test
    void takesNoAlertLateIfNothingMayLag() {
        reader.protect(protection(NEW));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, false, false, plain(ContentType.ALERT.code(), ALERT));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, true, false, plain(ContentType.ALERT.code(), ALERT));
    }

    @Test
    void takesNothingLateOnceARecordOpened() throws ProtocolException {
        reader.protect(protection(NEW));
        assertEquals(Opening.CURRENT, lagging(CCS.duplicate()));
        assertEquals(Opening.LATE, lagging(plain(ContentType.ALERT.code(), ALERT)), "a CCS tells nothing");
        assertEquals(Opening.CURRENT, lagging(sealed(NEW, 0, PROTECTED_DATA)));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, true, false, plain(ContentType.ALERT.code(), ALERT));
    }

    @Test
    void knowsOnlyTheKeysJustBefore() {
        reader.protect(protection(OLD));
        reader.protect(protection(DECLINED));
        reader.protect(protection(NEW));
        assertRefused(AlertDescription.BAD_RECORD_MAC, true, false, sealed(OLD, 0, PROTECTED_ALERT));
    }

    @Test
    void refusesADamagedAlertOfTls12AsDamaged() {
        reader.protect(new AeadProtection(CryptoSuites.standard().aead().key(AeadAlgorithm.AES_128_GCM,
                Secret.take(new byte[16])), Secret.take(new byte[4]), 8));
        assertRefused(AlertDescription.BAD_RECORD_MAC, true, false,
                plain(ContentType.ALERT.code(), Bytes.zeros(26)));
    }

    @Test
    void discardsWhatDoesNotOpenUntilSomethingDoes() throws ProtocolException {
        reader.protect(protection(NEW));
        assertEquals(Opening.DISCARDED, skipping(sealed(DECLINED, 0, PROTECTED_DATA)));
        assertEquals(Bytes.EMPTY, reader.content());
        assertEquals(Opening.CURRENT, skipping(CCS.duplicate()));
        assertEquals(Opening.DISCARDED, skipping(sealed(DECLINED, 1, PROTECTED_DATA)));
        assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.of(1))));
        assertEquals(Opening.CURRENT, skipping(sealed(NEW, 0, PROTECTED_FINISHED)));
        assertRefused(AlertDescription.BAD_RECORD_MAC, false, true, sealed(DECLINED, 2, PROTECTED_DATA));
    }

    @Test
    void discardsDataButNothingElse() throws ProtocolException {
        reader.protect(protection(NEW));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, false, true, plain(ContentType.HANDSHAKE.code(), Bytes.of(1)));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, false, true, sealed(NEW, 0, Bytes.zeros(3)));
        assertRefused(AlertDescription.BAD_RECORD_MAC, false, false, sealed(DECLINED, 0, PROTECTED_DATA));
    }

    @Test
    void discardsProtectedRecordsWhileThereAreNoKeys() throws ProtocolException {
        RecordReader large = new RecordReader(2 * RecordFormat.MAX_CIPHERTEXT);
        ByteBuffer longest = plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(RecordFormat.MAX_CIPHERTEXT));
        assertEquals(Opening.DISCARDED, open(large, false, true, longest));
        assertEquals(Opening.CURRENT, open(large, false, true, plain(ContentType.HANDSHAKE.code(), Bytes.of(1))));
        ByteBuffer again = plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(30));
        assertThrows(ProtocolException.class, () -> open(large, false, true, again), "the second hello has begun");
    }

    @Test
    void beginsToDiscardAnew() throws ProtocolException {
        assertEquals(Opening.CURRENT, open(reader, false, false, plain(ContentType.HANDSHAKE.code(), Bytes.of(1))));
        assertEquals(Opening.DISCARDED, skipping(sealed(DECLINED, 0, PROTECTED_DATA)));
    }

    @Test
    void doesNotTakeApplicationDataWithoutKeys() {
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, true, false, sealed(DECLINED, 0, PROTECTED_DATA));
    }

    @Test
    void boundsTheBytesThatItDiscards() throws ProtocolException {
        reader.protect(protection(NEW));
        assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.EMPTY)));
        assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(60 + 17))));
        assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(40 + 17))));
        assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(17))));
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, false, true,
                plain(ContentType.APPLICATION_DATA.code(), Bytes.zeros(1 + 17)));
    }

    @Test
    void boundsTheRecordsThatItDiscards() throws ProtocolException {
        reader.protect(protection(NEW));
        for (int i = 0; i < 100 / 64 + 64; i++) {
            assertEquals(Opening.DISCARDED, skipping(plain(ContentType.APPLICATION_DATA.code(), Bytes.EMPTY)));
        }
        assertRefused(AlertDescription.UNEXPECTED_MESSAGE, false, true,
                plain(ContentType.APPLICATION_DATA.code(), Bytes.EMPTY));
    }

    private Opening lagging(ByteBuffer record) throws ProtocolException {
        return open(reader, true, false, record);
    }

    private Opening skipping(ByteBuffer record) throws ProtocolException {
        return open(reader, false, true, record);
    }

    private void assertRefused(AlertDescription alert, boolean mayLag, boolean skips, ByteBuffer record) {
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> open(reader, mayLag, skips, record));
        assertEquals(alert, refused.alert());
    }

    private static Opening open(RecordReader reader, boolean mayLag, boolean skips, ByteBuffer record)
            throws ProtocolException {
        reader.next();
        assertTrue(reader.fill(record));
        return reader.open(mayLag, skips);
    }
}
