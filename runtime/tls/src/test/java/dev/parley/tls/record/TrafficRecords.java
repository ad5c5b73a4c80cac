package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes TLS 1.3 records as RFC 9846 section 5.2 has them, whatever is inside, without the code under test. */
final class TrafficRecords {
    static final Bytes IV = Bytes.fromHex("5b78923dee08579033e523d9");

    private TrafficRecords() {}

    /** Protection under a key of one repeated byte and {@link #IV}. */
    static TrafficProtection protection(AeadAlgorithm algorithm, int key, RecordPadding padding, KeyLimits limits) {
        return new TrafficProtection(cipher(algorithm, key), Secret.copyOf(IV), padding, limits);
    }

    static TrafficProtection protection(int key) {
        return protection(AeadAlgorithm.AES_128_GCM, key, RecordPadding.none(), new KeyLimits(Long.MAX_VALUE));
    }

    static AeadCipher cipher(AeadAlgorithm algorithm, int key) {
        byte[] bytes = new byte[algorithm.keyLength()];
        Arrays.fill(bytes, (byte) key);
        return CryptoSuites.standard().aead().key(algorithm, Secret.take(bytes));
    }

    /** A record whose TLSInnerPlaintext is {@code inner}, under {@link #protection(int)} with the sequence number. */
    static ByteBuffer sealed(int key, long sequence, Bytes inner) {
        byte[] nonce = new BigInteger(1, IV.toByteArray()).xor(new BigInteger(1, Bytes.ofUint(8, sequence).toByteArray()))
                .toByteArray();
        Bytes header = header(23, 0x0303, inner.length() + AeadAlgorithm.TAG_LENGTH);
        byte[] fragment = new byte[inner.length() + AeadAlgorithm.TAG_LENGTH];
        cipher(AeadAlgorithm.AES_128_GCM, key).seal(nonce, header.toByteArray(), inner.toByteArray(), 0, inner.length(),
                fragment, 0);
        return record(header, Bytes.wrap(fragment));
    }

    /** A record without protection. */
    static ByteBuffer plain(int type, Bytes content) {
        return record(header(type, 0x0303, content.length()), content);
    }

    static Bytes header(int type, int version, int length) {
        return Bytes.of(type, version >> 8, version, length >> 8, length);
    }

    static ByteBuffer record(Bytes header, Bytes fragment) {
        return ByteBuffer.wrap(Bytes.concat(header, fragment).toByteArray());
    }

    /** What waits in the writer. */
    static ByteBuffer drain(RecordWriter writer) {
        ByteBuffer out = ByteBuffer.allocate(writer.pending());
        writer.drain(out);
        return out.flip();
    }
}
