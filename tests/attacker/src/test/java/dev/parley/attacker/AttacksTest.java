package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold for the tables and their tools before any attack runs. */
class AttacksTest {
    @Test
    void everyAttackCitesAnotherRequirement() {
        List<Requirement> cited = Attacks.onServers().map(Attack::requirement).toList();
        List<Requirement> twice = new ArrayList<>(cited);
        new HashSet<>(cited).forEach(twice::remove);
        assertEquals(List.of(), twice);
    }

    /** TLS-Attacker's Bouncy Castle and Parley's must not meet. */
    @Test
    void parleyIsNotOnTheClassPath() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("dev.parley.tls.TlsEngine"));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("dev.parley.wire.Machine"));
    }

    @Test
    void aMissingJarIsToldInASentence(@TempDir Path folder) {
        String missing = folder.resolve("parley-tls.jar").toString();
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> Jar.command(missing));
        assertTrue(failure.getMessage().startsWith("there is no parley-tls.jar at '" + missing), failure.getMessage());
    }
}
