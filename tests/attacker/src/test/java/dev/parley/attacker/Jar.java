package dev.parley.attacker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code parley-tls.jar}, which the build packages before this module. */
final class Jar {
    private static final String PROPERTY = "parley.tls.jar";

    private Jar() {
    }

    /** The command that runs it. */
    static List<String> command() {
        return command(System.getProperty(PROPERTY));
    }

    /** A JVM for a short life: it starts sooner if it compiles little and leaves the other processes their cores. */
    static List<String> command(String jar) {
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException("there is no parley-tls.jar at '" + jar + "', which the property " + PROPERTY
                    + " names: package runtime/tools first, or run 'mvn verify'");
        }
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-jar", jar);
    }
}
