package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Textual IP addresses (RFC 3986 section 3.2.2, RFC 4291 section 2.2), without zones and never resolved. */
final class IpLiterals {
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final Pattern DECIMAL_OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern HEX_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private IpLiterals() {}

    /** The 4 or 16 bytes of the address, if the text is one. */
    static Optional<Bytes> parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String literal = bracketed ? text.substring(1, text.length() - 1) : text;
        if (literal.indexOf(':') >= 0) {
            return parseIpv6(literal);
        }
        return bracketed ? Optional.empty() : parseIpv4(literal);
    }

    static String format(Bytes address) {
        StringJoiner text = new StringJoiner(address.length() == IPV4_LENGTH ? "." : ":");
        if (address.length() == IPV4_LENGTH) {
            for (int i = 0; i < IPV4_LENGTH; i++) {
                text.add(Integer.toString(address.get(i)));
            }
        } else {
            for (int i = 0; i < address.length(); i += 2) {
                text.add(Integer.toHexString(address.get(i) << 8 | address.get(i + 1)));
            }
        }
        return text.toString();
    }

    private static Optional<Bytes> parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        int[] octets = new int[IPV4_LENGTH];
        if (parts.length != IPV4_LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < IPV4_LENGTH; i++) {
            if (!DECIMAL_OCTET.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            octets[i] = Integer.parseInt(parts[i]);
        }
        return Optional.of(Bytes.of(octets));
    }

    private static Optional<Bytes> parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true).filter(all -> all.length() == IPV6_LENGTH);
        }
        Optional<Bytes> head = groups(text.substring(0, gap), false);
        Optional<Bytes> tail = groups(text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int zeros = IPV6_LENGTH - head.get().length() - tail.get().length();
        // "::" stands for one group of zeros or more.
        return zeros < 2
                ? Optional.empty()
                : Optional.of(Bytes.concat(head.get(), Bytes.zeros(zeros), tail.get()));
    }

    /** The bytes of groups between colons; the last may be an IPv4 address if it ends the whole literal. */
    private static Optional<Bytes> groups(String text, boolean atEnd) {
        if (text.isEmpty()) {
            return Optional.of(Bytes.EMPTY);
        }
        String[] parts = text.split(":", -1);
        if (parts.length > IPV6_LENGTH / 2) {
            return Optional.empty();
        }
        List<Bytes> bytes = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (HEX_GROUP.matcher(parts[i]).matches()) {
                int group = Integer.parseInt(parts[i], 16);
                bytes.add(Bytes.of(group >> 8, group & 0xFF));
            } else {
                Optional<Bytes> embedded = atEnd && i == parts.length - 1 ? parseIpv4(parts[i]) : Optional.empty();
                if (embedded.isEmpty()) {
                    return Optional.empty();
                }
                bytes.add(embedded.get());
            }
        }
        return Optional.of(Bytes.concat(bytes));
    }
}
