package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.tests.socks5.spec.Reply;
import dev.parley.tests.socks5.spec.ReplyCode;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;

/** One client of a server: its connection, and the one that was made for it. */
final class SocksSession implements Runnable, Closeable {
    private static final int CHUNK = 1 << 14;

    private final Network network;
    private final SocksEnd<ServerMachine> client;
    private volatile Socket target;
    private volatile Exception failure;

    SocksSession(Network network, Optional<Credentials> account, Socket socket) throws IOException {
        this.network = network;
        client = new SocksEnd<>(Party.server(new ServerChoices(account, this::dial)), socket);
    }

    /** The server's machine with its trace. */
    Party<ServerMachine> party() {
        return client.party();
    }

    /** Why it ended before its time; null if it did not. */
    Exception failure() {
        return failure;
    }

    @Override
    public void run() {
        try (this) {
            serve();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void serve() throws IOException {
        try {
            client.shakeHands();
            if (target != null) {
                relay();
            }
        } catch (ProtocolException e) {
            failure = e;
            refuse(e);
        }
    }

    private ReplyCode dial(Endpoint endpoint) {
        try {
            target = network.dial(endpoint);
            return ReplyCode.SUCCEEDED;
        } catch (ConnectException e) {
            return ReplyCode.CONNECTION_REFUSED;
        } catch (UnknownHostException | NoRouteToHostException e) {
            return ReplyCode.HOST_UNREACHABLE;
        } catch (IOException e) {
            return ReplyCode.GENERAL_FAILURE;
        }
    }

    private void relay() throws IOException, ProtocolException {
        Thread back = new Thread(this::relayBack, "SOCKS answers");
        back.start();
        for (Bytes data = client.read(); !data.isEmpty(); data = client.read()) {
            target.getOutputStream().write(data.toByteArray());
        }
        target.shutdownOutput();
        join(back);
    }

    private void relayBack() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = target.getInputStream().read(chunk); count >= 0; count = target.getInputStream().read(chunk)) {
                client.write(Bytes.copyOf(chunk, 0, count));
            }
            client.endOutput();
        } catch (IOException | ProtocolException e) {
            failure = e;
        }
    }

    /** RFC 1928 section 6: the reason has a place in the answer to a request, and nowhere else. */
    private void refuse(ProtocolException reason) throws IOException {
        if (client.party().machine().state().equals(ServerMachine.State.REQUESTING.label())) {
            client.writeLast(new Reply(ReplyCode.of(reason.alert().code()), Endpoints.NOWHERE).toBytes());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        if (target != null) {
            target.close();
        }
    }
}
