package dev.parley.tls.crypto.suite;

import dev.parley.wire.Bytes;
import java.security.SecureRandom;

/** Gives out the bytes of a test vector, so that a generated key is the vector's key. */
final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Bytes stream;
    private int at;

    FixedRandom(Bytes stream) {
        this.stream = stream;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        stream.slice(at, bytes.length).copyTo(bytes, 0);
        at += bytes.length;
    }
}
