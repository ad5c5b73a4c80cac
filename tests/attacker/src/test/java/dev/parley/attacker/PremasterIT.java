package dev.parley.attacker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.RSAClientKeyExchangeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 5246 section 7.4.7.1: "treating incorrectly formatted message blocks and/or mismatched version numbers in a manner
 * indistinguishable from correctly formatted RSA blocks" (against the attacks of Bleichenbacher, of Klima and ROBOT). What
 * a client sees is the same for all of them, and the same that it sees of a good block with another secret; what takes how
 * long is not measured.
 */
class PremasterIT {
    private static final int MODULUS_BYTES = 256;
    private static final int PREMASTER_BYTES = 48;
    private static final int FILLER = 0xAA;

    @TempDir
    private static Path folder;
    private static Victims.Server server;

    @BeforeAll
    static void startServer() throws Exception {
        server = new Victims(folder).serve(Setting.RSA);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    static List<Arguments> blocks() {
        return List.of(
                Arguments.of("a good block with another secret", block(premaster(3, 3))),
                Arguments.of("TLS 1.1 for version", block(premaster(3, 2))),
                Arguments.of("a first byte that is not 0", with(block(premaster(3, 3)), 0, 1)),
                Arguments.of("a padding as for a signature", with(block(premaster(3, 3)), 1, 1)),
                Arguments.of("a 0 among the first 8 bytes of padding", with(block(premaster(3, 3)), 6, 0)),
                Arguments.of("a 0 later in the padding", with(block(premaster(3, 3)), 100, 0)),
                Arguments.of("no 0 behind the padding",
                        with(block(premaster(3, 3)), MODULUS_BYTES - PREMASTER_BYTES - 1, FILLER)),
                Arguments.of("a secret that is too short", block(new byte[PREMASTER_BYTES - 1])),
                Arguments.of("a secret that is too long", block(new byte[PREMASTER_BYTES + 1])),
                Arguments.of("no secret", block(new byte[0])));
    }

    static List<Arguments> ciphertexts() {
        return List.of(
                Arguments.of("zeros", new byte[MODULUS_BYTES]),
                Arguments.of("a byte too few", new byte[MODULUS_BYTES - 1]),
                Arguments.of("a byte too many", new byte[MODULUS_BYTES + 1]),
                Arguments.of("nothing", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void everyBlockIsAnsweredAlike(String name, byte[] block) throws Exception {
        assertAnsweredAlike(play -> play.clientGreets().send(Premasters.encrypted(
                computations -> computations.setPlainPaddedPremasterSecret(Modifiable.explicit(block)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ciphertexts")
    void everyCiphertextIsAnsweredAlike(String name, byte[] ciphertext) throws Exception {
        assertAnsweredAlike(play -> play.clientGreets().send(Edits.with(new RSAClientKeyExchangeMessage(),
                message -> message.setPublicKey(Modifiable.explicit(ciphertext)))));
    }

    private static void assertAnsweredAlike(Script keyExchange) throws Exception {
        int before = server.program().lineCount();
        Outcome outcome = Attacker.againstServer(server.port(), Setting.RSA, play -> {
            keyExchange.write(play);
            play.send(new ChangeCipherSpecMessage()).send(new FinishedMessage());
        });
        assertEquals(new Outcome(true, List.of(new Outcome.Alert(AlertLevel.FATAL.getValue(),
                AlertDescription.BAD_RECORD_MAC.getValue())), "", true), outcome);
        String report = server.program().awaitLine(before, line -> line.contains(" failed "));
        assertEquals("failed bad_record_mac: a record does not open under the peer's key",
                report.substring(report.indexOf("failed")));
    }

    private static byte[] premaster(int major, int minor) {
        byte[] premaster = new byte[PREMASTER_BYTES];
        premaster[0] = (byte) major;
        premaster[1] = (byte) minor;
        return premaster;
    }

    /** RFC 8017 section 7.2.1: 0, 2, padding without 0, 0, content. */
    private static byte[] block(byte[] content) {
        byte[] block = new byte[MODULUS_BYTES];
        Arrays.fill(block, (byte) FILLER);
        block[0] = 0;
        block[1] = 2;
        block[MODULUS_BYTES - content.length - 1] = 0;
        System.arraycopy(content, 0, block, MODULUS_BYTES - content.length, content.length);
        return block;
    }

    private static byte[] with(byte[] block, int position, int octet) {
        block[position] = (byte) octet;
        return block;
    }
}
