package dev.parley.tests.peer;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.wire.Step;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * A program that listens, or will soon.
 *
 * @param program the process
 * @param port where it listens
 */
public record ListeningProgram(RunningProgram program, int port) implements AutoCloseable {
    private static final int RETRY_MILLIS = 10;

    /** A port that nobody uses; the program is told to take it. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(Sockets.ADDRESS))) {
            return probe.getLocalPort();
        }
    }

    /** A connection of Parley's client, before the handshake. */
    public TlsConnection connect(TlsConfig config, String serverName) throws IOException, InterruptedException {
        return connect(config, serverName, step -> { });
    }

    /** The same, which tells of the steps of its handshake. */
    public TlsConnection connect(TlsConfig config, String serverName, Consumer<Step> trace)
            throws IOException, InterruptedException {
        return new TlsConnection(connect(), TlsEngine.client(config, serverName, trace));
    }

    /** A connected socket; the program may still be starting, which not every one tells. */
    public Socket connect() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RunningProgram.PATIENCE.toNanos();
        while (true) {
            try {
                return Sockets.guard(new Socket(Sockets.ADDRESS, port));
            } catch (ConnectException e) {
                if (!program.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("does not listen: " + program, e);
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
