package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.Arrays;

/**
 * AEAD protection of TLS 1.3 (RFC 9846 sections 5.2 to 5.5). The content type is protected together with the content and
 * zeros of padding; the header says application_data. Only change_cipher_spec goes as it is (section 5).
 */
public final class TrafficProtection implements RecordProtection {
    private static final int APPLICATION_DATA = ContentType.APPLICATION_DATA.code();
    private static final int CHANGE_CIPHER_SPEC = ContentType.CHANGE_CIPHER_SPEC.code();
    private static final int TYPE_LENGTH = 1;
    private static final int MAX_INNER_PLAINTEXT = RecordFormat.MAX_CONTENT + TYPE_LENGTH;

    private final AeadCipher cipher;
    private final byte[] iv;
    private final RecordPadding padding;
    private final KeyLimits limits;
    private final byte[] nonce = new byte[AeadAlgorithm.NONCE_LENGTH];
    private final byte[] header = new byte[RecordFormat.HEADER_LENGTH];
    /** The type and, behind it, zeros. */
    private final byte[] tail;
    private final SequenceNumber sequence;
    private int limit = MAX_INNER_PLAINTEXT;
    private int openedType;

    /**
     * Protection under the cipher's key, within the limits that the RFC sets.
     *
     * @param iv client_write_iv or server_write_iv; copied
     * @param padding of what is sent
     */
    public TrafficProtection(AeadCipher cipher, Secret iv, RecordPadding padding) {
        this(cipher, iv, padding, KeyLimits.of(cipher.algorithm()));
    }

    /**
     * Protection under the cipher's key.
     *
     * @param iv client_write_iv or server_write_iv; copied
     * @param padding of what is sent
     * @param limits of what is sent: "Receiving implementations SHOULD NOT enforce these limits" (section 5.5)
     */
    public TrafficProtection(AeadCipher cipher, Secret iv, RecordPadding padding, KeyLimits limits) {
        this(cipher, iv, padding, limits, new SequenceNumber());
    }

    TrafficProtection(AeadCipher cipher, Secret iv, RecordPadding padding, KeyLimits limits, SequenceNumber sequence) {
        this.cipher = cipher;
        this.iv = iv.toByteArray();
        this.padding = padding;
        this.limits = limits;
        this.sequence = sequence;
        this.tail = new byte[TYPE_LENGTH + padding.multiple() - 1];
        if (this.iv.length != nonce.length) {
            throw new IllegalArgumentException("an IV of " + this.iv.length + " bytes");
        }
    }

    @Override
    public int outerType(int contentType) {
        return contentType == CHANGE_CIPHER_SPEC ? CHANGE_CIPHER_SPEC : APPLICATION_DATA;
    }

    @Override
    public int maxFragment(int outerType) {
        return outerType == APPLICATION_DATA ? RecordFormat.MAX_CIPHERTEXT : RecordFormat.MAX_CONTENT;
    }

    @Override
    public int capacity() {
        return limit - TYPE_LENGTH;
    }

    @Override
    public int fragmentLength(int contentLength) {
        return contentLength + tail.length + AeadAlgorithm.TAG_LENGTH;
    }

    @Override
    public int seal(int contentType, byte[] content, int offset, int length, byte[] fragment, int fragmentOffset) {
        if (contentType == CHANGE_CIPHER_SPEC) {
            System.arraycopy(content, offset, fragment, fragmentOffset, length);
            return length;
        }
        if (limits.isReached(sequence.count())) {
            throw new IllegalStateException("this key has protected as many records as it may");
        }
        int inner = length + TYPE_LENGTH;
        int zeros = Math.max(0, Math.min(padding.zeros(inner), limit - inner));
        header[0] = (byte) APPLICATION_DATA;
        put(1, RecordFormat.VERSION);
        put(3, inner + zeros + AeadAlgorithm.TAG_LENGTH);
        tail[0] = (byte) contentType;
        nextNonce();
        int sealed = cipher.seal(nonce, header, content, offset, length, tail, TYPE_LENGTH + zeros, fragment,
                fragmentOffset);
        sequence.advance();
        return sealed;
    }

    @Override
    public int open(byte[] record, int at, int length) throws ProtocolException {
        int outerType = record[at] & 0xFF;
        if (outerType == CHANGE_CIPHER_SPEC) {
            if (length != 1) {
                // Section 5: "any other change_cipher_spec value"
                throw RecordAlerts.unexpected("a change_cipher_spec record of " + length + " bytes");
            }
            openedType = CHANGE_CIPHER_SPEC;
            return length;
        }
        if (outerType != APPLICATION_DATA) {
            throw RecordAlerts.otherKeys("a record of type " + outerType + " that is not protected");
        }
        if (sequence.isUsedUp()) {
            throw RecordAlerts.badRecordMac();
        }
        int inner = decrypt(record, at, length);
        sequence.advance();
        if (inner > limit) {
            throw RecordAlerts.overflow(inner);
        }
        return readType(record, at + RecordFormat.HEADER_LENGTH, inner);
    }

    private int decrypt(byte[] record, int at, int length) throws ProtocolException {
        int fragment = at + RecordFormat.HEADER_LENGTH;
        System.arraycopy(record, at, header, 0, RecordFormat.HEADER_LENGTH);
        nextNonce();
        try {
            return cipher.open(nonce, header, record, fragment, length, record, fragment);
        } catch (BadTagException e) {
            // Section 5.2: "If the decryption fails, the receiver MUST terminate the connection".
            throw RecordAlerts.badRecordMac();
        }
    }

    /** Finds the type behind the content and returns the length of the content. */
    private int readType(byte[] plaintext, int at, int length) throws ProtocolException {
        int typeAt = at + length - 1;
        while (typeAt >= at && plaintext[typeAt] == 0) {
            typeAt--;
        }
        if (typeAt < at) {
            // Section 5.4: no "non-zero octet in the cleartext".
            throw RecordAlerts.unexpected("a protected record of nothing but zeros");
        }
        openedType = plaintext[typeAt] & 0xFF;
        if (!mayBeProtected(openedType)) {
            throw RecordAlerts.unexpected("a protected record of type " + openedType);
        }
        return typeAt - at;
    }

    /** Section 5: neither "record types not defined in this document" nor "a protected change_cipher_spec record". */
    private static boolean mayBeProtected(int type) {
        return type == ContentType.ALERT.code() || type == ContentType.HANDSHAKE.code() || type == APPLICATION_DATA;
    }

    @Override
    public int openedType() {
        return openedType;
    }

    @Override
    public void limitPlaintext(int bytes) {
        limit = Math.min(bytes, MAX_INNER_PLAINTEXT);
    }

    @Override
    public boolean shouldUpdate() {
        return limits.isNear(sequence.count());
    }

    @Override
    public void close() {
        cipher.close();
        Arrays.fill(iv, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }

    /** Section 5.3. */
    private void nextNonce() {
        System.arraycopy(iv, 0, nonce, 0, iv.length);
        sequence.xorInto(nonce);
    }

    private void put(int at, int value) {
        header[at] = (byte) (value >>> 8);
        header[at + 1] = (byte) value;
    }
}
