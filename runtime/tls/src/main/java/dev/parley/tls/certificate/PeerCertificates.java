package dev.parley.tls.certificate;

import dev.parley.tls.certificate.bc.TlsFeatures;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A peer's certificate that was found trustworthy.
 *
 * @param path from the peer's certificate to the last one before the trust anchor; not empty
 * @param anchor the trust anchor, if it is known
 */
public record PeerCertificates(List<X509Certificate> path, Optional<X509Certificate> anchor) {
    /** The extension that asks for a staple (RFC 6066 section 1.1). */
    private static final int STATUS_REQUEST = 5;

    /** The path is not empty and does not change. */
    public PeerCertificates {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a peer without a certificate has no path");
        }
    }

    /** A path to an unknown trust anchor. */
    public PeerCertificates(List<X509Certificate> path) {
        this(path, Optional.empty());
    }

    /** The certificate of the authority that issued the peer's own, if it is known. */
    public Optional<X509Certificate> issuer() {
        return path.size() > 1 ? Optional.of(path.get(1)) : anchor;
    }

    /**
     * Whether the peer's own certificate demands that its server staples an OCSP response to it (RFC 7633). An extension
     * that cannot be read counts as such a demand.
     */
    public boolean demandsStaple() {
        try {
            return TlsFeatures.of(certificate()).contains(STATUS_REQUEST);
        } catch (IOException malformed) {
            return true;
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
