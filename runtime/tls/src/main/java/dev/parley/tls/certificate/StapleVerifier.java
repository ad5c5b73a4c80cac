package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.security.cert.X509Certificate;

/** Judges the OCSP response that a server staples to its certificate (RFC 6066 section 8). Safe for use by many threads. */
@FunctionalInterface
public interface StapleVerifier {
    /** The longest response that is looked at, and sent, in bytes. */
    int MAX_STAPLE = 1 << 16;

    /**
     * Accepts a response that clears the certificate.
     *
     * @param response in DER, from the peer
     * @param issuer who issued the certificate, and is trusted
     * @throws CertificateRejectedException for {@code REVOKED} if the response says so, for {@code BAD_STATUS} if it is not
     *     believed or does not say that the certificate is good now
     */
    void verify(Bytes response, X509Certificate certificate, X509Certificate issuer) throws CertificateRejectedException;
}
