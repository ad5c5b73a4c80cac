package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that break the protocol: the client answers with the right alert, closes the connection, sends no request, and
 * ends with a sentence.
 */
class ClientAttackIT {
    private static final int FAILED = 1;

    @TempDir
    private static Path folder;
    private static Victims victims;

    @BeforeAll
    static void writeCertificates() throws IOException {
        victims = new Victims(folder);
    }

    static Stream<Attack> attacks() {
        return Profile.choose(Attacks.onClients());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theClientRefuses(Attack attack) throws Exception {
        try (ServerSocket listening = new ServerSocket(0);
                Program client = victims.connect(attack.setting(), listening.getLocalPort())) {
            Outcome outcome = Attacker.againstClient(listening, attack.setting(), attack.script());
            outcome.assertRefused(attack);
            assertEquals("", outcome.data(), "it sent a request");
            assertEquals(FAILED, client.awaitExit(), client.text());
            assertTrue(client.text().matches("failed " + Labels.of(attack.alert()) + ": .+"), client.text());
        }
    }
}
