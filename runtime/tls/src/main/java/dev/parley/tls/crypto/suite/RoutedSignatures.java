package dev.parley.tls.crypto.suite;

import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.crypto.Signatures;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Chooses the provider of a signature by the key.
 *
 * @param rsa makes and verifies RSA signatures
 * @param curves makes and verifies ECDSA and EdDSA signatures
 * @param opaque signs with keys whose numbers cannot be read
 */
record RoutedSignatures(Signatures rsa, Signatures curves, Signatures opaque) implements Signatures {
    @Override
    public Bytes sign(SigningScheme scheme, PrivateKey key, Bytes message) throws KeyUseException {
        return (Keys.isOpaque(key) ? opaque : byType(scheme)).sign(scheme, key, message);
    }

    @Override
    public boolean verify(SigningScheme scheme, PublicKey key, Bytes message, Bytes signature) {
        return byType(scheme).verify(scheme, key, message, signature);
    }

    private Signatures byType(SigningScheme scheme) {
        return switch (scheme.keyType()) {
            case RSA, RSA_PSS -> rsa;
            case EC, ED25519, ED448 -> curves;
        };
    }
}
