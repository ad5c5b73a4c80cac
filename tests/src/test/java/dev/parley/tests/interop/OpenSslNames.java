package dev.parley.tests.interop;

import dev.parley.tls.spec.NamedGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How OpenSSL spells what the specification names. */
final class OpenSslNames {
    /** The names with which {@code Server Temp Key} differs. */
    private static final Map<String, String> REPORTED = Map.of("secp256r1", "prime256v1");

    private OpenSslNames() {
    }

    /** The argument of {@code -groups}. */
    static String groups(List<NamedGroup> groups) {
        return groups.stream().map(NamedGroup::label).collect(Collectors.joining(":"));
    }

    /** Whether what follows {@code Server Temp Key:} is the group. */
    static boolean reports(String line, NamedGroup group) {
        String expected = REPORTED.getOrDefault(group.label(), group.label());
        return line.toLowerCase(Locale.ROOT).contains(expected);
    }
}
