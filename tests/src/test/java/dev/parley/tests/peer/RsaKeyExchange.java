package dev.parley.tests.peer;

import java.security.Security;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RSA key exchange in the JDK's TLS. */
public final class RsaKeyExchange {
    private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

    private RsaKeyExchange() {
    }

    /** Newer updates of the JDK disable it; the peer of a test may still be asked for it. Holds for all of this JVM. */
    public static void permit() {
        Security.setProperty(PROPERTY, Stream.of(Security.getProperty(PROPERTY).split(",")).map(String::strip)
                .filter(rule -> !rule.startsWith("TLS_RSA")).collect(Collectors.joining(", ")));
    }
}
