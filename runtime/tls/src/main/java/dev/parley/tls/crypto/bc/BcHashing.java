package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hashing;
import dev.parley.wire.Bytes;
import java.util.List;
import org.bouncycastle.crypto.Digest;

/** Hashes by Bouncy Castle. */
public final class BcHashing implements Hashing {
    @Override
    public Bytes digest(Hash hash, List<Bytes> parts) {
        Digest digest = BcDigests.create(hash);
        for (Bytes part : parts) {
            part.read(digest::update);
        }
        byte[] output = new byte[hash.length()];
        digest.doFinal(output, 0);
        return Bytes.wrap(output);
    }
}
