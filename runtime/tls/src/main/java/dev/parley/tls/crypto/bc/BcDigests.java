package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.Hash;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** Bouncy Castle's object for each hash. */
final class BcDigests {
    private BcDigests() {}

    static ExtendedDigest create(Hash hash) {
        return switch (hash) {
            case SHA256 -> SHA256Digest.newInstance();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }
}
