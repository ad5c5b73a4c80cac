package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Signs and verifies. Safe for use by many threads. */
public interface Signatures {
    /**
     * A signature of the message, which is hashed as the scheme says.
     *
     * @throws KeyUseException if the key does not suit the scheme or cannot sign
     */
    Bytes sign(SigningScheme scheme, PrivateKey key, Bytes message) throws KeyUseException;

    /** Whether the signature is good; a malformed one, or one by a key that does not suit the scheme, is not. */
    boolean verify(SigningScheme scheme, PublicKey key, Bytes message, Bytes signature);
}
