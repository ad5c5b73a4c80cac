package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * One provider for each primitive. {@code dev.parley.tls.crypto.suite.CryptoSuites} has ready ones; the
 * {@code with} methods exchange a single primitive.
 *
 * @param hashing hash functions
 * @param hmac HMAC, on which {@link #prf} and {@link #hkdfExpand} are built
 * @param agreement ephemeral key agreement
 * @param signatures signing and verifying
 * @param rsaKeyTransport RSA encryption of premaster secrets
 * @param aead authenticated encryption
 * @param random the source of randomness for what is no key: nonces, session identifiers
 */
public record Crypto(
        Hashing hashing,
        Hmac hmac,
        KeyAgreement agreement,
        Signatures signatures,
        RsaKeyTransport rsaKeyTransport,
        AeadCiphers aead,
        SecureRandom random) {

    /** Every primitive is present. */
    public Crypto {
        Objects.requireNonNull(hashing, "hashing");
        Objects.requireNonNull(hmac, "hmac");
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(signatures, "signatures");
        Objects.requireNonNull(rsaKeyTransport, "rsaKeyTransport");
        Objects.requireNonNull(aead, "aead");
        Objects.requireNonNull(random, "random");
    }

    /** The pseudorandom function of TLS 1.2; see {@link Prf}. */
    public Secret prf(Hash hash, Secret secret, Bytes label, Bytes seed, int length) {
        return Prf.derive(hmac, hash, secret, label, seed, length);
    }

    /** The first step of the key derivation of TLS 1.3; see {@link Hkdf#extract}. */
    public Secret hkdfExtract(Hash hash, Secret salt, Secret inputKeyingMaterial) {
        return Hkdf.extract(hmac, hash, salt, inputKeyingMaterial);
    }

    /** The second step of the key derivation of TLS 1.3; see {@link Hkdf#expand}. */
    public Secret hkdfExpand(Hash hash, Secret pseudorandomKey, Bytes info, int length) {
        return Hkdf.expand(hmac, hash, pseudorandomKey, info, length);
    }

    /** The HMAC of the data (RFC 2104), {@link Hash#length} bytes, as one that is sent: a Finished or a PSK binder. */
    public Bytes hmac(Hash hash, Secret key, Bytes data) {
        try (Hmac.Keyed mac = hmac.key(hash, key);
                Secret code = mac.update(data).finish()) {
            return code.disclose();
        }
    }

    /** {@code length} fresh random bytes that may become public. */
    public Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    /** The same with another key agreement. */
    public Crypto withAgreement(KeyAgreement other) {
        return new Crypto(hashing, hmac, other, signatures, rsaKeyTransport, aead, random);
    }

    /** The same with other signatures. */
    public Crypto withSignatures(Signatures other) {
        return new Crypto(hashing, hmac, agreement, other, rsaKeyTransport, aead, random);
    }

    /** The same with other AEAD ciphers. */
    public Crypto withAead(AeadCiphers other) {
        return new Crypto(hashing, hmac, agreement, signatures, rsaKeyTransport, other, random);
    }
}
