package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.GnuTls;
import dev.parley.tests.peer.ListeningProgram;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** GnuTLS's {@code gnutls-cli} and {@code gnutls-serv}, of which the latter sends data back instead of own ones. */
public final class GnuTlsPeer implements Peer {
    @Override
    public String name() {
        return "GnuTLS";
    }

    @Override
    public String version() {
        return GnuTls.require().version();
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws IOException, InterruptedException {
        SocketTalk talk = new SocketTalk(setting, data);
        return setting.isServer() ? asServer(setting, ours, talk) : asClient(setting, ours, talk, data.length >= Bulk.LARGE);
    }

    private static Outcome asServer(PeerSetting setting, TlsConfig ours, SocketTalk talk)
            throws IOException, InterruptedException {
        try (ListeningProgram server = GnuTls.require().server(GnuTlsArguments.server(setting))) {
            for (int left = setting.connections(); ; left--) {
                try (TlsConnection connection = server.connect(ours, MemoryTalk.wanted(setting), talk.trace())) {
                    Outcome.Ours end = left > 1 ? talk.greet(connection, server.program())
                            : talk.converseWithEcho(connection,
                                    both -> rehandshake(connection));
                    if (left == 1 || end.failure().isPresent()) {
                        if (end.failure().isPresent()) {
                            server.program().errors().await("Error in handshake");
                        }
                        server.program().end();
                        server.program().awaitExit();
                        String words = server.program().output().text() + complaints(server.program());
                        return new Outcome(end, GnuTlsReport.of(words, end.received()));
                    }
                } catch (SocketException e) {
                    // It finds fault with its arguments only now, and leaves.
                    server.program().awaitExit();
                    throw new IOException(server.program().toString(), e);
                }
            }
        }
    }

    /** It takes that for a command, and answers with a line. */
    private static void rehandshake(TlsConnection connection) throws IOException {
        connection.output().write(command("**REHANDSHAKE**"));
        for (int octet = connection.input().read(); octet >= 0 && octet != '\n'; octet = connection.input().read()) {
            // What it says is of no interest.
        }
    }

    private static byte[] command(String line) {
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** What it prints as errors, but for the data that it repeats there. */
    private static String complaints(RunningProgram server) {
        return server.errors().text().lines().filter(line -> !line.matches("(received cmd: )?\\d+"))
                .collect(Collectors.joining("\n"));
    }

    /** The client resumes by itself: it connects again. */
    private static Outcome asClient(PeerSetting setting, TlsConfig ours, SocketTalk talk, boolean much)
            throws IOException, InterruptedException {
        Path log = Scratch.folder().resolve("log");
        List<String> arguments = new ArrayList<>(GnuTlsArguments.client(setting));
        arguments.addAll(List.of("--logfile", log.toString()));
        if (!much) {
            // It tells more, but also of every piece of data.
            arguments.add("--verbose");
        }
        try (ServerSocket listening = Sockets.listen();
                RunningProgram client = GnuTls.require().client(listening.getLocalPort(), arguments)) {
            for (int left = setting.connections(); ; left--) {
                try (TlsConnection connection = talk.accept(listening, ours, client)) {
                    Outcome.Ours end = left > 1 ? talk.awaitEnd(connection) : talk.converseInTurn(connection, client,
                            both -> client.input().write(command(both ? "^rekey^" : "^rekey1^")));
                    if (left == 1 || end.failure().isPresent()) {
                        client.awaitExit();
                        String words = (Files.exists(log) ? Files.readString(log) : "") + client.errors().text();
                        return new Outcome(end, GnuTlsReport.of(words, client.output().bytes()));
                    }
                }
            }
        }
    }
}
