package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.wire.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** One of the JDK's AEAD modes under one key. */
final class JdkAeadCipher implements AeadCipher {
    private static final int TAG_BITS = 8 * AeadAlgorithm.TAG_LENGTH;

    private final AeadAlgorithm algorithm;
    private final JdkSecretKey key;
    private Cipher cipher;
    private byte[] lastNonce;
    private byte[] lastSealed;

    /** Takes {@code key} over. */
    JdkAeadCipher(AeadAlgorithm algorithm, Secret key) {
        this.algorithm = algorithm;
        this.key = new JdkSecretKey(isGcm() ? "AES" : "ChaCha20", key);
    }

    @Override
    public AeadAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public int seal(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] tail, int tailLength,
            byte[] out, int outOffset) {
        Objects.checkFromIndexSize(inOffset, inLength, in.length);
        Objects.checkFromIndexSize(0, tailLength, tail.length);
        Objects.checkFromIndexSize(outOffset, inLength + tailLength + AeadAlgorithm.TAG_LENGTH, out.length);
        if (Arrays.equals(nonce, lastSealed)) {
            throw new IllegalStateException("a nonce must not seal twice");
        }
        try {
            init(Cipher.ENCRYPT_MODE, nonce);
            lastSealed = lastNonce;
            cipher.updateAAD(aad);
            if (tailLength == 0) {
                return cipher.doFinal(in, inOffset, inLength, out, outOffset);
            }
            int written = cipher.update(in, inOffset, inLength, out, outOffset);
            return written + cipher.doFinal(tail, 0, tailLength, out, outOffset + written);
        } catch (GeneralSecurityException impossible) {
            throw JdkAlgorithms.missing(impossible);
        }
    }

    @Override
    public int open(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] out, int outOffset)
            throws BadTagException {
        // The JDK answers an input shorter than the tag with unchecked exceptions.
        if (inLength < AeadAlgorithm.TAG_LENGTH) {
            throw new BadTagException();
        }
        Objects.checkFromIndexSize(inOffset, inLength, in.length);
        Objects.checkFromIndexSize(outOffset, inLength - AeadAlgorithm.TAG_LENGTH, out.length);
        try {
            init(Cipher.DECRYPT_MODE, nonce);
            cipher.updateAAD(aad);
            return cipher.doFinal(in, inOffset, inLength, out, outOffset);
        } catch (AEADBadTagException wrong) {
            throw new BadTagException();
        } catch (GeneralSecurityException impossible) {
            throw JdkAlgorithms.missing(impossible);
        }
    }

    private void init(int mode, byte[] nonce) throws GeneralSecurityException {
        if (nonce.length != AeadAlgorithm.NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has 12 bytes, not " + nonce.length);
        }
        // The JDK's ChaCha20 refuses to open under the same nonce again, which skipping rejected early data
        // (RFC 9846 section 4.3.10) needs; a new object does not remember.
        if (cipher == null || Arrays.equals(nonce, lastNonce)) {
            cipher = Cipher.getInstance(isGcm() ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
        }
        init(mode, isGcm() ? new GCMParameterSpec(TAG_BITS, nonce) : new IvParameterSpec(nonce));
        lastNonce = nonce.clone();
    }

    private void init(int mode, AlgorithmParameterSpec parameters)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        cipher.init(mode, key, parameters);
    }

    private boolean isGcm() {
        return algorithm != AeadAlgorithm.CHACHA20_POLY1305;
    }

    @Override
    public void close() {
        key.destroy();
        cipher = null;
    }
}
