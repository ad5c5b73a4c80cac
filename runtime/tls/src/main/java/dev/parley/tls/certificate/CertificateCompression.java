package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compresses Certificate messages by zlib (RFC 8879 section 3, RFC 1950). */
public final class CertificateCompression {
    private static final int BLOCK = 4096;

    private CertificateCompression() {}

    /** The message in the ZLIB format. */
    public static Bytes compress(Bytes message) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            message.read(deflater::setInput);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            while (!deflater.finished()) {
                compressed.write(block, 0, deflater.deflate(block));
            }
            return Bytes.wrap(compressed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /**
     * The message that was compressed. Memory and work are bounded by the declared length, and that by the limit.
     *
     * @param declaredLength what the peer says its length is, in bytes
     * @param limit the longest message to accept, in bytes
     * @throws CertificateRejectedException for {@code BAD_CERTIFICATE} if the declared length is above the limit, "if the
     *     received CompressedCertificate message cannot be decompressed", or if the length "does not match the actual
     *     length" (RFC 8879 section 4)
     */
    public static Bytes decompress(Bytes compressed, int declaredLength, int limit) throws CertificateRejectedException {
        return decompress(compressed, declaredLength, limit, new Inflater());
    }

    /** The same by a given inflater, which is closed. */
    static Bytes decompress(Bytes compressed, int declaredLength, int limit, Inflater inflater)
            throws CertificateRejectedException {
        try {
            require(declaredLength >= 0 && declaredLength <= limit,
                    "declares " + declaredLength + " bytes, more than " + limit + " are not decompressed");
            compressed.read(inflater::setInput);
            // One byte more, to see that there are too many.
            byte[] message = new byte[declaredLength + 1];
            int length = inflate(inflater, message);
            require(length <= declaredLength, "is longer than the " + declaredLength + " bytes that it declares");
            require(length == declaredLength, "has " + length + " bytes, not the " + declaredLength + " that it declares");
            require(inflater.getRemaining() == 0, "is followed by " + inflater.getRemaining() + " bytes");
            return Bytes.wrap(message, 0, length);
        } catch (DataFormatException malformed) {
            throw rejected("is malformed: " + malformed.getMessage(), malformed);
        } finally {
            inflater.end();
        }
    }

    /** How many bytes came out, at the end of the stream or when the message is full. */
    private static int inflate(Inflater inflater, byte[] message) throws DataFormatException, CertificateRejectedException {
        int length = 0;
        while (length < message.length && !inflater.finished()) {
            int more = inflater.inflate(message, length, message.length - length);
            require(!inflater.needsDictionary(), "needs a dictionary");
            require(more > 0 || inflater.finished(), "ends within the stream");
            length += more;
        }
        return length;
    }

    private static void require(boolean condition, String otherwise) throws CertificateRejectedException {
        if (!condition) {
            throw rejected(otherwise, null);
        }
    }

    private static CertificateRejectedException rejected(String fault, Throwable cause) {
        return new CertificateRejectedException(
                Reason.BAD_CERTIFICATE, "the compressed certificate message " + fault, cause);
    }
}
