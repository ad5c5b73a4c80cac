package dev.parley.tests.matrix.peer;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds facts in what peers say. */
final class Facts {
    private static final Pattern COMMON_NAME = Pattern.compile("CN ?= ?([^,'\\n]+)");

    private Facts() {
    }

    /** The last match's first group. */
    static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).reduce((earlier, later) -> later);
    }

    /** The common name in a subject, as it is printed. */
    static Optional<String> commonName(String subject) {
        return last(COMMON_NAME, subject);
    }

    /** The common name of a certificate's subject. */
    static Optional<String> commonName(X509Certificate certificate) {
        return commonName(certificate.getSubjectX500Principal().getName());
    }
}
