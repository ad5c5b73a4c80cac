package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hmac;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC by Bouncy Castle. */
public final class BcHmac implements Hmac {
    @Override
    public Keyed key(Hash hash, Secret key) {
        HMac mac = new HMac(BcDigests.create(hash));
        key.read((array, offset, length) -> mac.init(new KeyParameter(array, offset, length)));
        return new BcKeyed(mac);
    }

    private record BcKeyed(HMac mac) implements Keyed {
        @Override
        public Keyed update(Bytes bytes) {
            bytes.read(mac::update);
            return this;
        }

        @Override
        public Keyed update(Secret secret) {
            secret.read(mac::update);
            return this;
        }

        @Override
        public Secret finish() {
            byte[] output = new byte[mac.getMacSize()];
            mac.doFinal(output, 0);
            return Secret.take(output);
        }

        @Override
        public void close() {
            mac.init(new KeyParameter(new byte[0]));
        }
    }
}
