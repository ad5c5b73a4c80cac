package dev.parley.tls.certificate;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.crypto.Signatures;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a private key, which may be opaque, belongs to a public one and what it signs, by signing.
 *
 * @param owner how faults call the public key's owner, such as "the certificate of CN=localhost"
 */
record KeyProbe(PublicKey publicKey, String owner) {
    /**
     * The type of the public key.
     *
     * @throws CertificateLoadException if peers would refuse it
     */
    KeyType type() throws CertificateLoadException {
        return Strength.supportedType(publicKey)
                .filter(supported -> !Strength.isWeak(publicKey) && !Strength.isOversized(publicKey))
                .orElseThrow(this::unsupported);
    }

    /**
     * The schemes that the private key was seen to sign with, at least one.
     *
     * @throws CertificateLoadException if it is another's, or cannot sign
     */
    List<SigningScheme> schemes(PrivateKey key) throws CertificateLoadException {
        if (!Keys.typeOf(key).equals(Optional.of(type()))) {
            throw mismatch();
        }
        Signatures signatures = CryptoSuites.standard().signatures();
        Bytes probe = Bytes.ofUtf8("does this key belong to this certificate?");
        List<SigningScheme> working = new ArrayList<>();
        KeyUseException last = null;
        for (SigningScheme scheme : SigningScheme.values()) {
            if (scheme.suits(publicKey)) {
                try {
                    Bytes signature = signatures.sign(scheme, key, probe);
                    if (!signatures.verify(scheme, publicKey, probe, signature)) {
                        throw mismatch();
                    }
                    working.add(scheme);
                } catch (KeyUseException refused) {
                    last = refused;
                }
            }
        }
        if (working.isEmpty()) {
            throw new CertificateLoadException("the private key cannot sign: " + last.getMessage(), last);
        }
        return List.copyOf(working);
    }

    private CertificateLoadException unsupported() {
        boolean restricted = Keys.typeOf(publicKey).equals(Optional.of(KeyType.RSA_PSS))
                && Strength.supportedType(publicKey).isEmpty();
        return new CertificateLoadException(restricted
                ? owner + " restricts its key to PSS signatures that no scheme describes; use a key without parameters, or "
                        + "SHA-256, SHA-384 or SHA-512 for both message and MGF1, and a salt not longer than that"
                : owner + " has a key that peers refuse; use RSA of 2048 to 8192 bits, P-256, P-384, P-521, Ed25519 or"
                        + " Ed448");
    }

    private CertificateLoadException mismatch() {
        return new CertificateLoadException("the private key does not belong to " + owner
                + "; compare: openssl x509 -noout -pubkey and openssl pkey -pubout");
    }
}
