package dev.parley.tests.peer;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.wire.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Sockets that give up in the end. */
public final class Sockets {
    /** The address that everybody listens at. */
    public static final String ADDRESS = "127.0.0.1";

    private Sockets() {
    }

    /** Lets a socket give up reading when {@link RunningProgram#PATIENCE} is over. */
    public static Socket guard(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) RunningProgram.PATIENCE.toMillis());
        return socket;
    }

    /** A listening socket at a free port. */
    public static ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket(0, 16, InetAddress.getByName(ADDRESS));
        socket.setSoTimeout((int) RunningProgram.PATIENCE.toMillis());
        return socket;
    }

    /** The next connection, of Parley's server, before the handshake. */
    public static TlsConnection accept(ServerSocket listening, TlsConfig config) throws IOException {
        return accept(listening, config, step -> { });
    }

    /** The same, which tells of the steps of its handshake. */
    public static TlsConnection accept(ServerSocket listening, TlsConfig config, Consumer<Step> trace) throws IOException {
        return new TlsConnection(guard(listening.accept()), TlsEngine.server(config, trace));
    }
}
