package dev.parley.tls.record;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.crypto.AeadCiphers;
import dev.parley.tls.spec.ApplicationKeys;
import dev.parley.tls.spec.EarlyKeys;
import dev.parley.tls.spec.HandshakeKeys;
import dev.parley.tls.spec.PlainKeys;
import dev.parley.tls.spec.SessionKeys;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.Secret;
import java.util.OptionalLong;

/** Makes protection from the keys of an epoch. */
public final class EpochProtection {
    private final AeadCiphers ciphers;
    private final RecordPadding padding;
    private final OptionalLong recordsPerKey;

    /**
     * With the ciphers.
     *
     * @param padding of what is sent in TLS 1.3
     * @param recordsPerKey how many records are sent at most under keys that can be replaced, if less than RFC 9846 allows
     */
    public EpochProtection(AeadCiphers ciphers, RecordPadding padding, OptionalLong recordsPerKey) {
        this.ciphers = ciphers;
        this.padding = padding;
        this.recordsPerKey = recordsPerKey;
    }

    /** Protection under the keys, which are wiped. */
    public RecordProtection under(EpochKeys keys) {
        try (keys) {
            return protection(keys);
        }
    }

    private RecordProtection protection(EpochKeys keys) {
        if (keys instanceof SessionKeys session) {
            return new AeadProtection(cipher(session.aead(), session.key()), session.iv(),
                    session.aead().recordIvLength());
        } else if (keys instanceof EarlyKeys early) {
            return traffic(cipher(early.aead(), early.key()), early.iv());
        } else if (keys instanceof HandshakeKeys handshake) {
            return traffic(cipher(handshake.aead(), handshake.key()), handshake.iv());
        } else if (keys instanceof ApplicationKeys application) {
            AeadCipher cipher = cipher(application.aead(), application.key());
            return new TrafficProtection(cipher, application.iv(), padding,
                    KeyLimits.of(cipher.algorithm()).within(recordsPerKey));
        } else if (keys instanceof PlainKeys) {
            return RecordProtection.none();
        }
        throw new IllegalArgumentException("no record protection for the epoch " + keys.epoch());
    }

    private RecordProtection traffic(AeadCipher cipher, Secret iv) {
        return new TrafficProtection(cipher, iv, padding);
    }

    private AeadCipher cipher(dev.parley.tls.spec.AeadAlgorithm aead, Secret key) {
        AeadAlgorithm algorithm = AeadAlgorithm.named(aead.label())
                .orElseThrow(() -> new IllegalArgumentException("no primitive for " + aead.label()));
        return ciphers.key(algorithm, key);
    }
}
