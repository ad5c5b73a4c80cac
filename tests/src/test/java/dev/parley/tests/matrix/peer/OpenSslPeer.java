package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.MessageLog;
import dev.parley.tests.peer.OpenSsl;
import dev.parley.tests.peer.OpenSslClient;
import dev.parley.tests.peer.OpenSslServer;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Scratch;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSL's {@code s_client} and {@code s_server}. */
public final class OpenSslPeer implements Peer {
    @Override
    public String name() {
        return "OpenSSL";
    }

    @Override
    public String version() {
        return OpenSsl.require().version();
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws IOException, InterruptedException {
        SocketTalk talk = new SocketTalk(setting, data);
        return setting.isServer() ? asServer(setting, ours, talk, data) : asClient(setting, ours, talk, data);
    }

    private static OpenSsl openSsl(PeerSetting setting) {
        return setting.version == TlsVersion.TLS12 ? OpenSsl.require() : OpenSsl.require().withNewerVersions();
    }

    private static Outcome asServer(PeerSetting setting, TlsConfig ours, SocketTalk talk, byte[] data)
            throws IOException, InterruptedException {
        try (OpenSslServer server = openSsl(setting).server(OpenSslArguments.server(setting),
                OpenSslArguments.environment(setting))) {
            for (int left = setting.connections(); ; left--) {
                try (TlsConnection connection = server.connect(ours, MemoryTalk.wanted(setting), talk.trace())) {
                    Outcome.Ours end = left > 1 ? talk.greet(connection, server.program())
                            : talk.converse(connection, server.program(),
                                    both -> {
                                        command(server.program(), both);
                                        server.awaitSent("KeyUpdate");
                                    });
                    if (left == 1 || end.failure().isPresent()) {
                        MessageLog messages = left == 1 ? server.awaitMessages() : MessageLog.none();
                        return new Outcome(end, OpenSslReport.of(server.program(), messages, data));
                    }
                }
            }
        }
    }

    /** Only what begins a piece of its input is a command: it must have been taken before anything else comes. */
    private static void command(RunningProgram program, boolean forBoth) throws IOException {
        program.input().write((forBoth ? "K\n" : "k\n").getBytes(StandardCharsets.US_ASCII));
        program.input().flush();
    }

    private static Outcome asClient(PeerSetting setting, TlsConfig ours, SocketTalk talk, byte[] data)
            throws IOException, InterruptedException {
        Path session = Scratch.folder().resolve("session");
        try (ServerSocket listening = Sockets.listen()) {
            for (int left = setting.connections(); ; left--) {
                List<String> arguments = new ArrayList<>(OpenSslArguments.client(setting));
                if (setting.connections() > 1) {
                    arguments.addAll(List.of(left > 1 ? "-sess_out" : "-sess_in", session.toString()));
                }
                if (left == 1) {
                    arguments.addAll(OpenSslArguments.early(setting));
                }
                if (left == 1 && !setting.closesFirst && setting.update.isEmpty()) {
                    // Else it takes bytes of the data for commands, and their end for the wish to close.
                    arguments.add("-ign_eof");
                }
                try (OpenSslClient client = openSsl(setting).client(listening.getLocalPort(), arguments,
                        OpenSslArguments.environment(setting));
                        TlsConnection connection = talk.accept(listening, ours, client.program())) {
                    Outcome.Ours end = left > 1 ? talk.greet(connection, client.program())
                            : talk.converse(connection, client.program(),
                                    both -> {
                                        command(client.program(), both);
                                        client.program().errors().await("KEYUPDATE");
                                    });
                    MessageLog messages = client.awaitMessages();
                    if (left == 1 || end.failure().isPresent()) {
                        return new Outcome(end, OpenSslReport.of(client.program(), messages, data));
                    }
                }
            }
        }
    }
}
