package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;

/** The one place that says which alert answers a rejected certificate, by its name in RFC 9846 section 6.2. */
public final class CertificateAlerts {
    private CertificateAlerts() {}

    /** The name of the alert. */
    public static String nameOf(Reason reason) {
        return switch (reason) {
            case UNKNOWN_CA -> "unknown_ca";
            // "A certificate has expired or is not currently valid."
            case EXPIRED, NOT_YET_VALID -> "certificate_expired";
            case REVOKED -> "certificate_revoked";
            // "abort the handshake if the response is not satisfactory" (RFC 6066 section 8).
            case BAD_STATUS -> "bad_certificate_status_response";
            // "A certificate was corrupt, contained signatures that did not verify correctly, etc." Weak hashes
            // are answered with it by section 4.5.1.3, and weak keys like them by OpenSSL. For the wrong host
            // "terminate ... with a bad certificate error" (RFC 9525 section 6.6), as OpenSSL and Go do.
            case BAD_CERTIFICATE, WEAK, WRONG_HOST -> "bad_certificate";
            // Purposes are not mentioned by the RFC; OpenSSL and rustls send this one.
            case UNSUPPORTED, USAGE -> "unsupported_certificate";
            // "Some other (unspecified) issue arose in processing the certificate, rendering it unacceptable."
            case TOO_LONG, OTHER -> "certificate_unknown";
        };
    }
}
