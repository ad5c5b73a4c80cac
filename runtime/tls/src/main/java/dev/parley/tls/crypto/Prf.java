package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;

/** The pseudorandom function of TLS 1.2 (RFC 5246 section 5). */
public final class Prf {
    private Prf() {}

    /** {@code PRF(secret, label, seed)} cut to {@code length} bytes, with P_hash over HMAC with {@code hash}. */
    public static Secret derive(Hmac hmac, Hash hash, Secret secret, Bytes label, Bytes seed, int length) {
        Bytes labelled = Bytes.concat(label, seed);
        byte[] output = new byte[length];
        try (Hmac.Keyed mac = hmac.key(hash, secret)) {
            Secret a = mac.update(labelled).finish();
            for (int done = 0; done < length; done += hash.length()) {
                try (Secret block = mac.update(a).update(labelled).finish()) {
                    int at = done;
                    block.read((array, offset, count) ->
                            System.arraycopy(array, offset, output, at, Math.min(count, length - at)));
                }
                Secret next = mac.update(a).finish();
                a.close();
                a = next;
            }
            a.close();
        }
        return Secret.take(output);
    }
}
