package dev.parley.tls.crypto;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Carries a TLS 1.2 premaster secret under an RSA key with PKCS #1 v1.5 padding (RFC 5246 section 7.4.7.1). */
public interface RsaKeyTransport {
    /** Length in bytes of a premaster secret. */
    int PREMASTER_LENGTH = 48;

    /**
     * The premaster secret encrypted to the key, as long as its modulus.
     *
     * @throws KeyUseException if the key is no usable RSA key
     */
    Bytes encrypt(PublicKey key, Secret premaster) throws KeyUseException;

    /**
     * The premaster secret in the ciphertext. If the padding, the length or the version in it is wrong, the
     * result is random, and neither the answer nor its timing tells: "a TLS server MUST NOT generate an alert
     * if processing an RSA-encrypted premaster secret message fails" (RFC 5246 section 7.4.7.1).
     *
     * @param clientVersion the version that ClientHello offered, which the first two bytes must repeat
     * @throws KeyUseException if the key is not an RSA key whose numbers can be read; never for the ciphertext
     */
    Secret decrypt(PrivateKey key, Bytes ciphertext, int clientVersion) throws KeyUseException;
}
