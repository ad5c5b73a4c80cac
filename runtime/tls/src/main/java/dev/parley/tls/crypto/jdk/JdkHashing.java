package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hashing;
import dev.parley.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Hashes by {@link MessageDigest}. */
public final class JdkHashing implements Hashing {
    @Override
    public Bytes digest(Hash hash, List<Bytes> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(JdkAlgorithms.digest(hash));
            for (Bytes part : parts) {
                part.read(digest::update);
            }
            return Bytes.wrap(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw JdkAlgorithms.missing(absent);
        }
    }
}
