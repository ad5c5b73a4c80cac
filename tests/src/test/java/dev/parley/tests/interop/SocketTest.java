package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.testing.KeyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Parley's client and server over sockets. */
class SocketTest {
    private static final byte[] UNEXPECTED_MESSAGE = {21, 3, 3, 0, 2, 2, 10};
    private static final int SMALL_BUFFER = 4096;

    private final TlsConfig client = Configs.tls12().trust(Identities.PKI.trusted()).build();
    private final TlsConfig server =
            Configs.tls12().credentials(List.of(Identities.server(KeyKind.P256).credentials())).build();

    /** Each side writes more than the network holds, and reads at the same time. */
    @Test
    void bothSidesMayWriteMuchAtTheSameTime() throws IOException {
        byte[] up = Bulk.data(7, Bulk.LARGE);
        byte[] down = Bulk.data(8, Bulk.LARGE);
        try (ServerSocket listening = Sockets.listen(); TlsConnection a = connect(listening);
                TlsConnection b = Sockets.accept(listening, server)) {
            CompletableFuture<Void> handshake = handshake(a);
            b.handshake();
            handshake.join();
            CompletableFuture<Void> upwards = Bulk.send(a.output(), up);
            CompletableFuture<Void> downwards = Bulk.send(b.output(), down);
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> read(a, down.length));
            assertEquals(Bulk.hash(up), Bulk.hash(b.input().readNBytes(up.length)));
            assertEquals(Bulk.hash(down), Bulk.hash(received.join()));
            upwards.join();
            downwards.join();
        }
    }

    /** A read that gives up leaves nothing behind: what comes later is read as if nothing had been. */
    @Test
    void aReadThatTimesOutCanBeRepeated() throws IOException {
        try (ServerSocket listening = Sockets.listen();
                Socket socket = Sockets.guard(new Socket(listening.getInetAddress(), listening.getLocalPort()));
                TlsConnection a = new TlsConnection(socket, TlsEngine.client(client, Identities.HOST, step -> { }));
                TlsConnection b = Sockets.accept(listening, server)) {
            CompletableFuture<Void> handshake = handshake(a);
            b.handshake();
            handshake.join();
            int patience = socket.getSoTimeout();
            socket.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, () -> a.input().read());
            socket.setSoTimeout(patience);
            b.output().write(new byte[] {1, 2, 3});
            assertArrayEquals(new byte[] {1, 2, 3}, a.input().readNBytes(3));
        }
    }

    /** A peer that says nothing, as client or server, does not keep a handshake waiting longer than the socket allows. */
    @Test
    void aSilentPeerEndsTheHandshakeInATimeout() throws IOException {
        try (ServerSocket listening = Sockets.listen();
                Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket accepted = listening.accept();
                TlsConnection a = new TlsConnection(socket, TlsEngine.client(client, Identities.HOST, step -> { }));
                TlsConnection b = new TlsConnection(accepted, TlsEngine.server(server, step -> { }))) {
            socket.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, a::handshake);
            accepted.getInputStream().skipNBytes(accepted.getInputStream().available());
            accepted.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, b::handshake);
            assertTrue(a.info().isEmpty() && b.info().isEmpty());
        }
    }

    /** A writer whose peer no longer reads is let go when the connection is closed, and so is the socket. */
    @Test
    @SuppressWarnings("try") // To close it early is the point.
    void closingFreesAWriterWhosePeerDoesNotRead() throws IOException {
        try (ServerSocket listening = Sockets.listen();
                Socket socket = Sockets.guard(new Socket(listening.getInetAddress(), listening.getLocalPort()));
                TlsConnection a = new TlsConnection(socket, TlsEngine.client(client, Identities.HOST, step -> { }));
                TlsConnection b = Sockets.accept(listening, server)) {
            CompletableFuture<Void> handshake = handshake(a);
            b.handshake();
            handshake.join();
            AtomicInteger pieces = new AtomicInteger();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeForEver(a, pieces));
            awaitStandstill(pieces);
            a.close();
            assertThrows(CompletionException.class, writer::join);
            assertTrue(socket.isClosed());
        }
    }

    private static void writeForEver(TlsConnection connection, AtomicInteger pieces) {
        byte[] piece = Bulk.data(10, 10_000);
        try {
            while (true) {
                connection.output().write(piece);
                pieces.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until pieces were written, and no more are. */
    private static void awaitStandstill(AtomicInteger pieces) {
        int before;
        do {
            before = pieces.get();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        } while (before == 0 || pieces.get() != before);
    }

    /** Whoever closed a connection reads nothing any more, least of all bytes that were wiped. */
    @Test
    @SuppressWarnings("try") // To close it early is the point.
    void aClosedConnectionIsNotRead() throws IOException {
        try (ServerSocket listening = Sockets.listen(); TlsConnection a = connect(listening);
                TlsConnection b = Sockets.accept(listening, server)) {
            CompletableFuture<Void> handshake = handshake(a);
            b.handshake();
            handshake.join();
            b.output().write(new byte[] {1, 2, 3});
            b.output().write(new byte[] {4, 5, 6});
            assertEquals(1, a.input().read());
            a.close();
            assertThrows(TlsException.class, () -> a.input().read());
        }
    }

    /** A socket that is closed over unread bytes resets the connection, and with it what was sent last. */
    @Test
    void theAlertArrivesAlthoughMoreWasComing() throws IOException {
        try (ServerSocket listening = Sockets.listen();
                Socket stranger = Sockets.guard(new Socket(listening.getInetAddress(), listening.getLocalPort()));
                TlsConnection connection = Sockets.accept(listening, server)) {
            stranger.getOutputStream().write(Bulk.data(9, 200_000));
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> all(stranger));
            TlsException failure = assertThrows(TlsException.class, connection::handshake);
            assertEquals(Optional.of(AlertDescription.UNEXPECTED_MESSAGE), failure.alert());
            assertFalse(failure.isFromPeer());
            assertArrayEquals(UNEXPECTED_MESSAGE, answer.join());
        }
    }

    @Test
    void aFailedConnectionStaysFailed() throws IOException {
        try (ServerSocket listening = Sockets.listen();
                Socket stranger = Sockets.guard(new Socket(listening.getInetAddress(), listening.getLocalPort()));
                TlsConnection connection = Sockets.accept(listening, server)) {
            stranger.getOutputStream().write(new byte[] {99, 3, 3, 0, 1, 0});
            assertThrows(TlsException.class, connection::handshake);
            assertArrayEquals(UNEXPECTED_MESSAGE, all(stranger));
            assertThrows(IOException.class, () -> connection.input().read());
            assertThrows(IOException.class, () -> connection.output().write(1));
            assertTrue(connection.info().isEmpty());
        }
    }

    private TlsConnection connect(ServerSocket listening) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSendBufferSize(SMALL_BUFFER);
        socket.connect(listening.getLocalSocketAddress());
        return new TlsConnection(Sockets.guard(socket), TlsEngine.client(client, Identities.HOST, step -> { }));
    }

    private static CompletableFuture<Void> handshake(TlsConnection connection) {
        return CompletableFuture.runAsync(() -> unchecked(() -> {
            connection.handshake();
            return null;
        }));
    }

    private static byte[] read(TlsConnection connection, int length) {
        return unchecked(() -> connection.input().readNBytes(length));
    }

    private static byte[] all(Socket socket) {
        return unchecked(() -> socket.getInputStream().readAllBytes());
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
