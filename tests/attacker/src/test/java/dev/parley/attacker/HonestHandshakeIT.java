package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS-Attacker and Parley understand each other, so that an attack that is refused is refused for what it does. */
class HonestHandshakeIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void ourServerServesTheAttacker(Setting setting) throws Exception {
        try (Victims.Server server = new Victims(folder).serve(setting)) {
            Outcome outcome = Attacker.againstServer(server.port(), setting, Honest.CLIENT);
            assertTrue(outcome.complete() && outcome.closed(), outcome.toString());
            assertTrue(outcome.data().contains("connected TLSv1.2 " + setting.suite()), outcome.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourServerResumesASessionOfTheAttacker(Setting setting) throws Exception {
        try (Victims.Server server = new Victims(folder).serve(setting)) {
            Outcome outcome = Attacker.againstServer(server.port(), setting, Honest.RESUMING_CLIENT);
            assertTrue(outcome.complete() && outcome.closed(), outcome.toString());
            assertTrue(outcome.data().contains("resumed=true"), outcome.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourClientIsServedByTheAttacker(Setting setting) throws Exception {
        try (ServerSocket listening = new ServerSocket(0);
                Program client = new Victims(folder).connect(setting, listening.getLocalPort())) {
            Outcome outcome = Attacker.againstClient(listening, setting, Honest.SERVER);
            assertTrue(outcome.complete() && outcome.closed(), outcome + "\n" + client.text());
            assertEquals(0, client.awaitExit(), client.text());
            assertTrue(client.text().contains("connected TLSv1.2 " + setting.suite())
                    && client.text().contains("served by TLS-Attacker"), client.text());
        }
    }
}
