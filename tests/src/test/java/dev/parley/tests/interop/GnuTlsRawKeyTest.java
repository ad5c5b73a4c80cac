package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.GnuTls;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.ListeningProgram;
import dev.parley.tests.peer.RawKeys;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.certificate.RawKeyVerifier;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Raw public keys (RFC 7250) with {@code gnutls-cli} and {@code gnutls-serv}. */
class GnuTlsRawKeyTest {
    private static final byte[] LINE = "question\n".getBytes(StandardCharsets.US_ASCII);
    private static final String BOTH_RAW = "- Description: (TLS1.3-Raw Public Key)-";

    private static final RawKeyCredentials OURS = RawKeys.generate(KeyKind.ED25519);
    private static final RawKeyCredentials THEIRS = RawKeys.generate(KeyKind.RSA_2048);

    private static GnuTls gnuTls;

    @BeforeAll
    static void find() {
        gnuTls = GnuTls.require();
    }

    @Test
    void bothSidesShowRawKeysToAServerOfGnuTls() throws Exception {
        try (ListeningProgram server = gnuTls.server(arguments("--echo", "--require-client-cert"));
                TlsConnection connection = server.connect(
                        Configs.tls13().trustRawKeys(RawKeys.pinned(THEIRS)).rawKey(OURS).build(), Identities.HOST)) {
            connection.handshake();
            connection.output().write(LINE);
            assertArrayEquals(LINE, connection.input().readNBytes(LINE.length));
            assertEquals(Optional.of(THEIRS.publicKey()), connection.info().orElseThrow().peerRawKey());
            server.program().output().await(BOTH_RAW);
            server.program().output().await("PK algo: EdDSA (Ed25519)");
        }
    }

    @Test
    void bothSidesShowRawKeysToAClientOfGnuTls() throws Exception {
        try (ServerSocket listening = Sockets.listen();
                RunningProgram client = gnuTls.client(listening.getLocalPort(), arguments("--no-ca-verification"));
                TlsConnection connection = Sockets.accept(listening, asking(RawKeys.pinned(THEIRS)))) {
            connection.handshake();
            client.input().write(LINE);
            client.input().flush();
            assertArrayEquals(LINE, connection.input().readNBytes(LINE.length));
            assertEquals(Optional.of(THEIRS.publicKey()), connection.info().orElseThrow().peerRawKey());
            client.output().await(BOTH_RAW);
            client.output().await("PK algo: EdDSA (Ed25519)");
        }
    }

    @Test
    void aKeyThatIsNotPinnedIsRefused() throws Exception {
        try (ServerSocket listening = Sockets.listen();
                RunningProgram client = gnuTls.client(listening.getLocalPort(), arguments("--no-ca-verification"));
                TlsConnection connection = Sockets.accept(listening, asking(RawKeys.pinned(OURS)))) {
            TlsException refusal = assertThrows(TlsException.class, connection::handshake);
            assertEquals(Optional.of(AlertDescription.BAD_CERTIFICATE), refusal.alert());
            assertTrue(client.awaitExit() != 0, client::toString);
        }
    }

    private static TlsConfig asking(RawKeyVerifier verifier) {
        return Configs.tls13().rawKey(OURS).trustRawKeys(verifier).clientAuthentication(ClientAuthentication.REQUIRED).build();
    }

    private static List<String> arguments(String... others) throws IOException {
        Path folder = Scratch.folder();
        List<String> all = new ArrayList<>(List.of(
                "--priority", "NORMAL:-VERS-ALL:+VERS-TLS1.3:-CTYPE-ALL:+CTYPE-CLI-RAWPK:+CTYPE-SRV-RAWPK",
                "--rawpkkeyfile", Pem.writeKey(folder.resolve("private.pem"), THEIRS.privateKey()).toString(),
                "--rawpkfile", Pem.write(folder.resolve("public.pem"), THEIRS.publicKey()).toString()));
        all.addAll(List.of(others));
        return all;
    }
}
