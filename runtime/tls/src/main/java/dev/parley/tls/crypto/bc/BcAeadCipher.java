package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.BadTagException;
import dev.parley.wire.Secret;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** One of Bouncy Castle's AEAD modes under one key. */
final class BcAeadCipher implements AeadCipher {
    private static final int TAG_BITS = 8 * AeadAlgorithm.TAG_LENGTH;

    private final AeadAlgorithm algorithm;
    private AEADCipher cipher;
    private KeyParameter pendingKey;
    private byte[] lastSealed;

    BcAeadCipher(AeadAlgorithm algorithm, AEADCipher cipher, Secret key) {
        this.algorithm = algorithm;
        this.cipher = cipher;
        key.read((array, offset, length) -> pendingKey = new KeyParameter(array, offset, length));
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
            init(true, nonce);
            lastSealed = nonce.clone();
            cipher.processAADBytes(aad, 0, aad.length);
            int written = cipher.processBytes(in, inOffset, inLength, out, outOffset);
            written += cipher.processBytes(tail, 0, tailLength, out, outOffset + written);
            return written + cipher.doFinal(out, outOffset + written);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int open(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] out, int outOffset)
            throws BadTagException {
        if (inLength < AeadAlgorithm.TAG_LENGTH) {
            throw new BadTagException();
        }
        Objects.checkFromIndexSize(inOffset, inLength, in.length);
        Objects.checkFromIndexSize(outOffset, inLength - AeadAlgorithm.TAG_LENGTH, out.length);
        try {
            init(false, nonce);
            cipher.processAADBytes(aad, 0, aad.length);
            int written = cipher.processBytes(in, inOffset, inLength, out, outOffset);
            return written + cipher.doFinal(out, outOffset + written);
        } catch (InvalidCipherTextException wrong) {
            // The engine decrypts before it has seen the tag.
            Arrays.fill(out, outOffset, outOffset + inLength - AeadAlgorithm.TAG_LENGTH, (byte) 0);
            throw new BadTagException();
        }
    }

    private void init(boolean seal, byte[] nonce) {
        if (nonce.length != AeadAlgorithm.NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has 12 bytes, not " + nonce.length);
        }
        // With the key left out, the engine keeps the schedule that it has made of it.
        cipher.init(seal, new AEADParameters(pendingKey, TAG_BITS, nonce));
        pendingKey = null;
    }

    @Override
    public void close() {
        pendingKey = null;
        cipher = null;
    }
}
