package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hmac;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;

/** HMAC by {@link Mac}. */
public final class JdkHmac implements Hmac {
    @Override
    public Keyed key(Hash hash, Secret key) {
        String algorithm = JdkAlgorithms.hmac(hash);
        JdkSecretKey secretKey = new JdkSecretKey(algorithm, key.slice(0, key.length()));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(secretKey);
            return new JdkKeyed(mac);
        } catch (GeneralSecurityException absent) {
            throw JdkAlgorithms.missing(absent);
        } finally {
            secretKey.destroy();
        }
    }

    private record JdkKeyed(Mac mac) implements Keyed {
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
            return Secret.take(mac.doFinal());
        }

        @Override
        public void close() {
            try {
                mac.init(new JdkSecretKey(mac.getAlgorithm(), Secret.take(new byte[mac.getMacLength()])));
            } catch (InvalidKeyException impossible) {
                throw JdkAlgorithms.missing(impossible);
            }
        }
    }
}
