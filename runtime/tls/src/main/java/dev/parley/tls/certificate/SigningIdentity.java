package dev.parley.tls.certificate;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/** What one side shows of itself, and the private key that proves it: a certificate chain, or a raw public key (RFC 7250). */
public sealed interface SigningIdentity permits Credentials, RawKeyCredentials {
    /** The public key. */
    PublicKey publicKey();

    /** The private key. */
    PrivateKey privateKey();

    /** The kind of the key. */
    KeyType keyType();

    /**
     * The schemes that the key was seen to sign with; none if a certificate does not permit signatures. The ECDSA schemes are all
     * here, as TLS 1.2 does not bind them to a curve.
     */
    List<SigningScheme> schemes();

    /** Those among {@link #schemes} that sign a handshake of TLS 1.3: ECDSA on the scheme's curve, and no PKCS #1 v1.5. */
    default List<SigningScheme> schemesOfTls13() {
        return schemes().stream().filter(scheme -> scheme.suitsTls13(publicKey())).toList();
    }

    /** What is sent, in DER: the certificates, end entity first, or the one SubjectPublicKeyInfo. */
    List<Bytes> encoded();
}
