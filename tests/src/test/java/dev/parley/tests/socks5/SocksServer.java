package dev.parley.tests.socks5;

import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Sockets;
import dev.parley.tests.socks5.spec.Credentials;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server at a port of this machine, a thread for each connection. */
final class SocksServer implements Closeable {
    private final ServerSocket listening = Sockets.listen();
    private final BlockingQueue<SocksSession> ended = new LinkedBlockingQueue<>();
    private final Network network;
    private final Optional<Credentials> account;

    /**
     * Starts it.
     *
     * @param account who is let in; whoever comes, if absent
     */
    SocksServer(Network network, Optional<Credentials> account) throws IOException {
        this.network = network;
        this.account = account;
        start("SOCKS server", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Waits until a session is over. */
    SocksSession awaitSession() throws InterruptedException {
        SocksSession session = ended.poll(RunningProgram.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (session == null) {
            throw new IllegalStateException("no session ends");
        }
        return session;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                SocksSession session = new SocksSession(network, account, listening.accept());
                start("SOCKS session", () -> {
                    session.run();
                    ended.add(session);
                });
            }
        } catch (SocketException e) {
            // It was closed.
        } catch (IOException e) {
            throw new IllegalStateException("cannot accept", e);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
