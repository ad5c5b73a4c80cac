package dev.parley.tls.certificate;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;

/** A raw public key to authenticate with instead of a certificate (RFC 7250), and its private key. */
public final class RawKeyCredentials implements SigningIdentity {
    private final PublicKey publicKey;
    private final Bytes encodedKey;
    private final PrivateKey privateKey;
    private final KeyType keyType;
    private final List<SigningScheme> schemes;

    private RawKeyCredentials(PublicKey publicKey, PrivateKey privateKey, KeyType keyType, List<SigningScheme> schemes) {
        this.publicKey = publicKey;
        this.encodedKey = PinnedRawKeys.encode(publicKey);
        this.privateKey = privateKey;
        this.keyType = keyType;
        this.schemes = schemes;
    }

    /**
     * Credentials from a PEM file with the public key and a PEM file with the private key, which may be the same.
     *
     * @throws CertificateLoadException if a file is not usable or there are several public keys, or as {@link #of}
     */
    public static RawKeyCredentials fromPem(Path publicKeyFile, Path privateKeyFile) throws CertificateLoadException {
        List<PublicKey> publicKeys = PemFiles.publicKeys(publicKeyFile);
        PrivateKey privateKey = PemFiles.privateKey(privateKeyFile);
        if (publicKeys.size() != 1) {
            throw new CertificateLoadException(
                    publicKeyFile + ": there are " + publicKeys.size() + " public keys in it; leave the one to show");
        }
        try {
            return of(publicKeys.get(0), privateKey);
        } catch (CertificateLoadException refused) {
            throw new CertificateLoadException(
                    publicKeyFile + ", " + privateKeyFile + ": " + refused.getMessage(), refused);
        }
    }

    /**
     * Credentials from a key pair, whose private half may be opaque. It is tried with every scheme that suits it.
     *
     * @throws CertificateLoadException if the keys do not belong together, are of an unsupported kind, or cannot sign
     */
    public static RawKeyCredentials of(PublicKey publicKey, PrivateKey privateKey) throws CertificateLoadException {
        KeyProbe probe = new KeyProbe(Objects.requireNonNull(publicKey), "the raw public key");
        return new RawKeyCredentials(publicKey, privateKey, probe.type(), probe.schemes(privateKey));
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The public key as it is sent: a SubjectPublicKeyInfo in DER. */
    public Bytes encodedKey() {
        return encodedKey;
    }

    @Override
    public List<Bytes> encoded() {
        return List.of(encodedKey);
    }

    @Override
    public PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public KeyType keyType() {
        return keyType;
    }

    @Override
    public List<SigningScheme> schemes() {
        return schemes;
    }

    /** The kind of the key only. */
    @Override
    public String toString() {
        return "RawKeyCredentials(" + keyType + ")";
    }
}
