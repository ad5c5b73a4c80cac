package dev.parley.tls.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a certificate is for a server's name (RFC 9525). The subject's common name plays no role. */
public final class HostNames {
    private static final int SAN_DNS = 2;
    private static final int SAN_IP = 7;
    private static final String WILDCARD = "*.";

    private HostNames() {}

    /** Whether a subject alternative name of the certificate stands for the name; a malformed one does not. */
    public static boolean matches(X509Certificate certificate, ServerName name) {
        return alternatives(certificate).stream().anyMatch(alternative -> matches(alternative, name));
    }

    /** Whether it does so without a wildcard. */
    public static boolean matchesExactly(X509Certificate certificate, ServerName name) {
        return alternatives(certificate).stream().filter(alternative -> !isWildcard(alternative))
                .anyMatch(alternative -> matches(alternative, name));
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        Collection<List<?>> alternatives;
        try {
            alternatives = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
        return alternatives == null ? List.of() : alternatives;
    }

    private static boolean isWildcard(List<?> alternative) {
        return alternative.get(1) instanceof String presented && presented.startsWith(WILDCARD);
    }

    private static boolean matches(List<?> alternative, ServerName name) {
        if (!(alternative.get(0) instanceof Integer type) || !(alternative.get(1) instanceof String presented)) {
            return false;
        }
        if (name instanceof ServerName.Dns dns) {
            return type == SAN_DNS && matchesDns(presented.toLowerCase(Locale.ROOT), dns.aLabels());
        }
        // "an octet-for-octet comparison" (RFC 9525 section 6.4); the JDK shows the octets as a literal.
        return type == SAN_IP && ServerName.tryParse(presented).equals(Optional.of(name));
    }

    /**
     * A wildcard is the whole left-most label and stands for exactly one label (RFC 9525 section 6.3). Two labels
     * must follow it, so that no certificate is for all of a top-level domain.
     */
    private static boolean matchesDns(String presented, String wanted) {
        if (!presented.startsWith(WILDCARD)) {
            return presented.equals(wanted);
        }
        String parent = presented.substring(WILDCARD.length());
        int firstDot = wanted.indexOf('.');
        return firstDot > 0
                && parent.indexOf('.') > 0
                && parent.indexOf('*') < 0
                && wanted.substring(firstDot + 1).equals(parent);
    }
}
