package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.Arrays;

/**
 * AEAD protection of TLS 1.2 (RFC 5246 section 6.2.3.3). The nonce is a fixed part with the sequence number behind it, of
 * which the record carries a copy (RFC 5288 section 3), or a fixed part of full length XORed with it (RFC 7905 section 2).
 */
public final class AeadProtection implements RecordProtection {
    private static final int TYPE_AT = SequenceNumber.LENGTH;
    private static final int VERSION_AT = TYPE_AT + 1;
    private static final int LENGTH_AT = VERSION_AT + 2;

    private final AeadCipher cipher;
    private final byte[] fixed;
    private final int explicitLength;
    private final byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
    private final byte[] additionalData = new byte[LENGTH_AT + 2];
    private final SequenceNumber sequence;
    private int limit = RecordFormat.MAX_CONTENT;
    private int openedType;

    /**
     * Protection under the cipher's key.
     *
     * @param fixedIv the fixed part of the nonce; copied
     * @param explicitLength how many bytes of nonce each record carries
     */
    public AeadProtection(AeadCipher cipher, Secret fixedIv, int explicitLength) {
        this(cipher, fixedIv, explicitLength, new SequenceNumber());
    }

    AeadProtection(AeadCipher cipher, Secret fixedIv, int explicitLength, SequenceNumber sequence) {
        this.cipher = cipher;
        this.fixed = fixedIv.toByteArray();
        this.explicitLength = explicitLength;
        this.sequence = sequence;
        if (fixed.length != nonce.length - explicitLength) {
            throw new IllegalArgumentException("a fixed part of " + fixed.length + " bytes does not fit the nonce");
        }
        put(additionalData, VERSION_AT, RecordFormat.VERSION);
    }

    @Override
    public int outerType(int contentType) {
        return contentType;
    }

    @Override
    public int maxFragment(int outerType) {
        return RecordFormat.MAX_CONTENT + RecordFormat.MAX_EXPANSION;
    }

    @Override
    public int capacity() {
        return limit;
    }

    @Override
    public int fragmentLength(int contentLength) {
        return contentLength + expansion();
    }

    @Override
    public int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset) {
        if (sequence.isUsedUp()) {
            // RFC 5246 section 6.1: "Sequence numbers do not wrap."
            throw new IllegalStateException("the sequence numbers of this key are used up");
        }
        prepare(contentType, length);
        if (explicitLength > 0) {
            sequence.write(fragment, fragmentOffset);
            sequence.write(nonce, fixed.length);
        }
        int sealed = cipher.seal(nonce, additionalData, content, offset, length, fragment,
                fragmentOffset + explicitLength);
        sequence.advance();
        return explicitLength + sealed;
    }

    @Override
    public int open(byte[] record, int at, int length) throws ProtocolException {
        if (sequence.isUsedUp() || length < expansion()) {
            throw RecordAlerts.badRecordMac();
        }
        int fragment = at + RecordFormat.HEADER_LENGTH;
        prepare(record[at], length - expansion());
        if (explicitLength > 0) {
            System.arraycopy(record, fragment, nonce, fixed.length, explicitLength);
        }
        int opened;
        try {
            opened = cipher.open(nonce, additionalData, record, fragment + explicitLength, length - explicitLength, record,
                    fragment);
        } catch (BadTagException e) {
            throw RecordAlerts.badRecordMac();
        }
        sequence.advance();
        if (opened > limit) {
            throw RecordAlerts.overflow(opened);
        }
        openedType = record[at] & 0xFF;
        return opened;
    }

    @Override
    public int openedType() {
        return openedType;
    }

    @Override
    public void limitPlaintext(int bytes) {
        limit = Math.min(bytes, RecordFormat.MAX_CONTENT);
    }

    /** There is no way to: TLS 1.2 would negotiate anew. */
    @Override
    public boolean shouldUpdate() {
        return false;
    }

    @Override
    public void close() {
        cipher.close();
        Arrays.fill(fixed, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }

    private int expansion() {
        return explicitLength + AeadAlgorithm.TAG_LENGTH;
    }

    private void prepare(int contentType, int length) {
        sequence.write(additionalData, 0);
        additionalData[TYPE_AT] = (byte) contentType;
        put(additionalData, LENGTH_AT, length);
        System.arraycopy(fixed, 0, nonce, 0, fixed.length);
        if (explicitLength == 0) {
            sequence.xorInto(nonce);
        }
    }

    private static void put(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 8);
        target[at + 1] = (byte) value;
    }
}
