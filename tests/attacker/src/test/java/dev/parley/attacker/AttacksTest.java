package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold for the tables and their tools before any attack runs. */
class AttacksTest {
    @Test
    void everyAttackCitesAnotherRequirement() {
        List<Requirement> cited = Stream.concat(Attacks.onServers(), Attacks.onClients())
                .map(Attack::requirement).toList();
        assertTrue(Attacks.onServers().count() >= 40 && Attacks.onClients().count() >= 40);
        List<Requirement> twice = new ArrayList<>(cited);
        new HashSet<>(cited).forEach(twice::remove);
        assertEquals(List.of(), twice);
    }

    @Test
    void theDefaultProfileKeepsEveryAlertThatTheFullOneHas() {
        Set<AlertDescription> alerts = Attacks.onClients().map(Attack::alert).collect(Collectors.toSet());
        List<Attack> kept = Profile.choose(false, Attacks.onClients()).toList();
        assertEquals(alerts, kept.stream().map(Attack::alert).collect(Collectors.toSet()));
        assertTrue(kept.size() < Attacks.onClients().count());
        assertEquals(Attacks.onClients().count(), Profile.choose(true, Attacks.onClients()).count());
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
