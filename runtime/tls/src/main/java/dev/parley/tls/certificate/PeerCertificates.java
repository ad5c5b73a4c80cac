package dev.parley.tls.certificate;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A peer's certificate that was found trustworthy.
 *
 * @param path from the peer's certificate to the last one before the trust anchor; not empty
 */
public record PeerCertificates(List<X509Certificate> path) {
    /** The path is not empty and does not change. */
    public PeerCertificates {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a peer without a certificate has no path");
        }
    }

    /** The peer's own certificate. */
    public X509Certificate certificate() {
        return path.get(0);
    }

    /** The key of the peer's own certificate. */
    public PublicKey publicKey() {
        return certificate().getPublicKey();
    }
}
