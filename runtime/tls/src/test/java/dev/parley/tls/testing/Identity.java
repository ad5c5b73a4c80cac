package dev.parley.tls.testing;

import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.certificate.Credentials;
import dev.parley.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate chain, end entity first, with its key.
 *
 * @param chain without the root, if there is one
 * @param privateKey the key of the first certificate
 */
public record Identity(List<X509Certificate> chain, PrivateKey privateKey) {
    /** The certificate of the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The chain in DER. */
    public List<Bytes> encodedChain() {
        return chain.stream().map(Identity::encode).toList();
    }

    /** The same as {@link Credentials}. */
    public Credentials credentials() {
        try {
            return Credentials.of(chain, privateKey);
        } catch (CertificateLoadException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Writes the chain as {@code name.crt} into the directory. */
    public Path writeChain(Path directory, String name) {
        return Pem.write(directory.resolve(name + ".crt"), chain.toArray());
    }

    /** Writes the private key in PKCS #8 as {@code name.key} into the directory. */
    public Path writeKey(Path directory, String name) {
        return Pem.writeKey(directory.resolve(name + ".key"), privateKey);
    }

    /** The certificate in DER. */
    static Bytes encode(X509Certificate certificate) {
        try {
            return Bytes.wrap(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
