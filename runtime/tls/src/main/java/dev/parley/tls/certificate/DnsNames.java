package dev.parley.tls.certificate;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of DNS names (RFC 1035 section 2.3.4, RFC 5890). */
final class DnsNames {
    private static final int MAX_NAME = 253;
    /** Letters, digits and inner hyphens; the underscore is no host name's but in use. At most 63. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

    private DnsNames() {}

    /** The name in lower case, in A-labels and without a final dot, if it is a DNS name. */
    static Optional<String> normalize(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > MAX_NAME) {
            return Optional.empty();
        }
        try {
            String ascii = isAscii(name) ? name : IDN.toASCII(name);
            return Optional.of(ascii.toLowerCase(Locale.ROOT)).filter(DnsNames::isWellFormed);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noName) {
            return Optional.empty();
        }
    }

    /** A last label of digits only would be read as an IPv4 address by others. */
    private static boolean isWellFormed(String name) {
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return name.length() <= MAX_NAME && !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
