package dev.parley.tests.peer;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;

/** A running {@code s_server}. */
public final class OpenSslServer implements AutoCloseable {
    private static final int RETRY_MILLIS = 10;

    private final RunningProgram program;
    private final int port;
    private final Path messages;

    OpenSslServer(RunningProgram program, int port, Path messages) {
        this.program = program;
        this.port = port;
        this.messages = messages;
    }

    /** The process. */
    public RunningProgram program() {
        return program;
    }

    /** Where it listens, or will soon. */
    public int port() {
        return port;
    }

    /** A connection of Parley's client, before the handshake. */
    public TlsConnection connect(TlsConfig config, String serverName) throws IOException, InterruptedException {
        return new TlsConnection(connect(), TlsEngine.client(config, serverName, step -> { }));
    }

    /** A connected socket; the server may still be starting, which it does not tell when it is to be brief. */
    public Socket connect() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RunningProgram.PATIENCE.toNanos();
        while (true) {
            try {
                return Sockets.guard(new Socket(OpenSsl.ADDRESS, port));
            } catch (ConnectException e) {
                if (!program.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("s_server does not listen: " + program, e);
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /** Waits for the end of its only connection, and returns the messages. */
    public MessageLog awaitMessages() throws IOException, InterruptedException {
        program.awaitExit();
        return MessageLog.read(messages);
    }

    @Override
    public void close() {
        program.close();
    }
}
