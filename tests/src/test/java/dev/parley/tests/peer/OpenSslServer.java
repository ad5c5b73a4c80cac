package dev.parley.tests.peer;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.wire.Step;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A running {@code s_server}. */
public final class OpenSslServer implements AutoCloseable {
    private final ListeningProgram listening;
    private final Path messages;

    OpenSslServer(ListeningProgram listening, Path messages) {
        this.listening = listening;
        this.messages = messages;
    }

    /** The process. */
    public RunningProgram program() {
        return listening.program();
    }

    /** Where it listens, or will soon. */
    public int port() {
        return listening.port();
    }

    /** A connected socket. */
    public Socket connect() throws IOException, InterruptedException {
        return listening.connect();
    }

    /** A connection of Parley's client, before the handshake. */
    public TlsConnection connect(TlsConfig config, String serverName) throws IOException, InterruptedException {
        return listening.connect(config, serverName);
    }

    /** The same, which tells of the steps of its handshake. */
    public TlsConnection connect(TlsConfig config, String serverName, Consumer<Step> trace)
            throws IOException, InterruptedException {
        return listening.connect(config, serverName, trace);
    }

    /** Waits until it has sent a message of that name. */
    public void awaitSent(String name) throws IOException, InterruptedException {
        MessageLog.awaitSent(messages, name);
    }

    /** Waits for the end of its last connection, and returns the messages. */
    public MessageLog awaitMessages() throws IOException, InterruptedException {
        program().awaitExit();
        return MessageLog.read(messages);
    }

    @Override
    public void close() {
        listening.close();
    }
}
