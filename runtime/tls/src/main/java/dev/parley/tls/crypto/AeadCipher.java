package dev.parley.tls.crypto;

/**
 * An AEAD under one key (RFC 5116). Input and output may be ranges of the same array if the output does not
 * start behind the input. Not safe for use by many threads.
 */
public interface AeadCipher extends AutoCloseable {
    /** Which AEAD it is. */
    AeadAlgorithm algorithm();

    /**
     * Encrypts {@code inLength} bytes and appends the tag.
     *
     * @param nonce {@link AeadAlgorithm#NONCE_LENGTH} bytes, never twice under one key
     * @param aad the additional data, all of it
     * @return {@code inLength} + {@link AeadAlgorithm#TAG_LENGTH}, the number of bytes written
     * @throws IllegalArgumentException if the nonce has another length
     * @throws IllegalStateException if the nonce is that of the last {@code seal}
     * @throws IndexOutOfBoundsException if a range does not fit its array
     */
    default int seal(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        return seal(nonce, aad, in, inOffset, inLength, nonce, 0, out, outOffset);
    }

    /**
     * The same for a plaintext in two parts, so that what follows a long one needs no copy of it.
     *
     * @param tail what follows the first part, from the array's begin; not the array that the output goes to
     * @param tailLength how many bytes of it
     * @return {@code inLength} + {@code tailLength} + {@link AeadAlgorithm#TAG_LENGTH}, the number of bytes written
     */
    int seal(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] tail, int tailLength, byte[] out,
            int outOffset);

    /**
     * Checks the tag, the last {@link AeadAlgorithm#TAG_LENGTH} bytes of the input, and decrypts. The same
     * nonce may be opened many times.
     *
     * @return {@code inLength} - {@link AeadAlgorithm#TAG_LENGTH}, the number of bytes written
     * @throws BadTagException if the tag does not match or the input is shorter than a tag; the output then holds
     *     nothing of the plaintext
     * @throws IllegalArgumentException if the nonce has another length
     * @throws IndexOutOfBoundsException if a range does not fit its array
     */
    int open(byte[] nonce, byte[] aad, byte[] in, int inOffset, int inLength, byte[] out, int outOffset)
            throws BadTagException;

    /** Lets go of the key, and wipes it as far as the provider allows; the object is of no use afterwards. */
    @Override
    void close();
}
