package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.Arrays;

/**
 * AEAD protection of TLS 1.2 (RFC 5246 section 6.2.3.3). The nonce is a fixed part with the sequence number behind it, of
 * which the record carries a copy (RFC 5288 section 3), or a fixed part of full length XORed with it (RFC 7905 section 2).
 */
public final class AeadProtection implements RecordProtection {
    private static final int SEQUENCE_LENGTH = 8;
    private static final int TYPE_AT = SEQUENCE_LENGTH;
    private static final int VERSION_AT = TYPE_AT + 1;
    private static final int LENGTH_AT = VERSION_AT + 2;

    private final AeadCipher cipher;
    private final byte[] fixed;
    private final int explicitLength;
    private final byte[] nonce;
    private final byte[] additionalData = new byte[LENGTH_AT + 2];
    private long sequence;
    private boolean exhausted;

    /**
     * Protection under the cipher's key.
     *
     * @param fixedIv the fixed part of the nonce; copied
     * @param explicitLength how many bytes of nonce each record carries
     */
    public AeadProtection(AeadCipher cipher, Secret fixedIv, int explicitLength) {
        this.cipher = cipher;
        this.fixed = fixedIv.toByteArray();
        this.explicitLength = explicitLength;
        this.nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
        if (fixed.length != (explicitLength == 0 ? nonce.length : nonce.length - explicitLength)) {
            throw new IllegalArgumentException("a fixed part of " + fixed.length + " bytes does not fit the nonce");
        }
        put(additionalData, VERSION_AT, RecordFormat.VERSION);
    }

    @Override
    public int expansion() {
        return explicitLength + AeadAlgorithm.TAG_LENGTH;
    }

    @Override
    public int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset) {
        if (exhausted) {
            // RFC 5246 section 6.1: "Sequence numbers do not wrap."
            throw new IllegalStateException("the sequence numbers of this key are used up");
        }
        prepare(contentType, length);
        if (explicitLength > 0) {
            writeSequence(fragment, fragmentOffset);
            writeSequence(nonce, fixed.length);
        }
        int sealed = cipher.seal(nonce, additionalData, content, offset, length, fragment,
                fragmentOffset + explicitLength);
        advance();
        return explicitLength + sealed;
    }

    @Override
    public int open(int contentType, byte[] fragment, int offset, int length) throws ProtocolException {
        if (exhausted || length < expansion()) {
            throw badRecordMac();
        }
        prepare(contentType, length - expansion());
        if (explicitLength > 0) {
            System.arraycopy(fragment, offset, nonce, fixed.length, explicitLength);
        }
        try {
            int opened = cipher.open(nonce, additionalData, fragment, offset + explicitLength, length - explicitLength,
                    fragment, offset);
            advance();
            return opened;
        } catch (BadTagException e) {
            throw badRecordMac();
        }
    }

    @Override
    public void close() {
        cipher.close();
        Arrays.fill(fixed, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }

    private void prepare(int contentType, int length) {
        writeSequence(additionalData, 0);
        additionalData[TYPE_AT] = (byte) contentType;
        put(additionalData, LENGTH_AT, length);
        System.arraycopy(fixed, 0, nonce, 0, fixed.length);
        if (explicitLength == 0) {
            for (int i = 0; i < SEQUENCE_LENGTH; i++) {
                nonce[nonce.length - SEQUENCE_LENGTH + i] ^= additionalData[i];
            }
        }
    }

    private void advance() {
        sequence++;
        exhausted = sequence == -1L;
    }

    private void writeSequence(byte[] target, int at) {
        for (int i = 0; i < SEQUENCE_LENGTH; i++) {
            target[at + i] = (byte) (sequence >>> 8 * (SEQUENCE_LENGTH - 1 - i));
        }
    }

    private static void put(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 8);
        target[at + 1] = (byte) value;
    }

    private static ProtocolException badRecordMac() {
        return new ProtocolException(AlertDescription.BAD_RECORD_MAC, "a record does not open under the peer's key");
    }
}
