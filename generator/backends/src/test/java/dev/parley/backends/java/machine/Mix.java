package dev.parley.backends.java.machine;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A stand-in for a key derivation: different inputs give different outputs. */
final class Mix {
    private Mix() {
    }

    static Secret of(Secret secret, String label, Bytes data, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            secret.read(digest::update);
            digest.update(label.getBytes(StandardCharsets.UTF_8));
            data.read(digest::update);
            return Secret.take(Arrays.copyOf(digest.digest(), length));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
