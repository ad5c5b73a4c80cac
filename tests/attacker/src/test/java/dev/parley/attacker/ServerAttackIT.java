package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that break the protocol: the server answers with the right alert and closes the connection, and serves the next
 * client.
 */
class ServerAttackIT {
    private static final Map<Setting, Victims.Server> SERVERS = new EnumMap<>(Setting.class);

    @TempDir
    private static Path folder;

    @AfterAll
    static void stopServers() {
        SERVERS.values().forEach(Victims.Server::close);
        SERVERS.clear();
    }

    static Stream<Attack> attacks() {
        return Attacks.onServers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theServerRefusesAndServesOn(Attack attack) throws Exception {
        Victims.Server server = server(attack.setting());
        int before = server.program().lineCount();
        Outcome outcome = Attacker.againstServer(server.port(), attack.setting(), attack.script());
        outcome.assertRefused(attack);
        server.program().awaitLine(before, line -> line.contains(" failed " + Labels.of(attack.alert())));
        Outcome next = Attacker.againstServer(server.port(), attack.setting(), Honest.CLIENT);
        assertTrue(next.data().contains("connected TLSv1.2 " + attack.setting().suite()),
                () -> "it serves no more: " + next);
    }

    private static Victims.Server server(Setting setting) throws IOException, InterruptedException {
        if (!SERVERS.containsKey(setting)) {
            SERVERS.put(setting, new Victims(folder).serve(setting));
        }
        return SERVERS.get(setting);
    }
}
