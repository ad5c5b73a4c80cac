package dev.parley.tls.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the extensions keyUsage and extendedKeyUsage permit (RFC 5280 sections 4.2.1.3 and 4.2.1.12). */
final class CertificateUsage {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

    private CertificateUsage() {}

    static boolean permitsSigning(X509Certificate certificate) {
        return permits(certificate, DIGITAL_SIGNATURE);
    }

    static boolean permitsKeyTransport(X509Certificate certificate) {
        return permits(certificate, KEY_ENCIPHERMENT);
    }

    static boolean permitsRole(X509Certificate certificate, PeerRole role) throws CertificateParsingException {
        List<String> purposes = certificate.getExtendedKeyUsage();
        return purposes == null || purposes.contains(role.purpose()) || purposes.contains(ANY_EXTENDED_KEY_USAGE);
    }

    /** Whether the certificate says itself that its key may sign OCSP responses (RFC 6960 section 4.2.2.2). */
    static boolean permitsOcspSigning(X509Certificate certificate) throws CertificateParsingException {
        List<String> purposes = certificate.getExtendedKeyUsage();
        return purposes != null && purposes.contains(OCSP_SIGNING) && permitsSigning(certificate);
    }

    private static boolean permits(X509Certificate certificate, int bit) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[bit];
    }
}
