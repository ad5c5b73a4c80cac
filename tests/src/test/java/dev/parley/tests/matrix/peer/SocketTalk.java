package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.RunningProgram;
import dev.parley.tests.peer.Sockets;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsException;
import dev.parley.tls.TlsVersion;
import dev.parley.wire.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Parley's side of talks over sockets. */
final class SocketTalk {
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final byte[] GREETING = Bulk.digits(6, 64);

    private final PeerSetting setting;
    private final byte[] data;
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());

    SocketTalk(PeerSetting setting, byte[] data) {
        this.setting = setting;
        this.data = data;
    }

    /** Lets a program replace its keys, and ask Parley for the same if that is for both. */
    interface Updater {
        void update(boolean forBoth) throws IOException, InterruptedException;
    }

    /** Keeps the steps of a connection. */
    Consumer<Step> trace() {
        return steps::add;
    }

    /** The connection of a program that was started as a client. */
    TlsConnection accept(ServerSocket listening, TlsConfig config, RunningProgram client) throws IOException {
        CompletableFuture<Void> ended = client.onExit(() -> close(listening));
        try {
            return Sockets.accept(listening, config, trace());
        } catch (SocketException | SocketTimeoutException e) {
            throw new IOException("nobody connects: " + client, e);
        } finally {
            ended.cancel(false);
        }
    }

    /** A connection without data that count, which the client closes. */
    Outcome.Ours greet(TlsConnection connection, RunningProgram peer) throws IOException, InterruptedException {
        return attempt(connection, () -> {
            if (setting.isServer()) {
                connection.closeOutput();
            } else {
                // What comes with the handshake or behind it, such as tickets, is there before that.
                connection.output().write(GREETING);
                peer.output().await(new String(GREETING, StandardCharsets.US_ASCII));
                peer.input().close();
            }
            return NOTHING;
        });
    }

    /** A connection without data, which the peer, a client, closes by itself. */
    Outcome.Ours awaitEnd(TlsConnection connection) throws IOException, InterruptedException {
        return attempt(connection, () -> NOTHING);
    }

    /** The last connection; what is put into the peer's standard input comes out of the connection, and nothing else. */
    Outcome.Ours converse(TlsConnection connection, RunningProgram peer, Updater updater) throws IOException, InterruptedException {
        return attempt(connection, early(), () -> {
            update(connection, updater);
            if (!setting.closesFirst) {
                return exchange(connection, Optional.of(peer.input()));
            }
            if (setting.isServer()) {
                return request(connection);
            }
            peer.input().close();
            return NOTHING;
        });
    }

    /** The last connection, with a server that sends back what it gets. */
    Outcome.Ours converseWithEcho(TlsConnection connection, Updater updater) throws IOException, InterruptedException {
        return attempt(connection, early(), () -> {
            update(connection, updater);
            return setting.closesFirst ? request(connection) : exchange(connection, Optional.empty());
        });
    }

    /** The last connection, with a client that does not send and receive at the same time. */
    Outcome.Ours converseInTurn(TlsConnection connection, RunningProgram peer, Updater updater) throws IOException, InterruptedException {
        return attempt(connection, early(), () -> {
            update(connection, updater);
            if (setting.closesFirst) {
                peer.input().close();
                return NOTHING;
            }
            CompletableFuture<Void> down = Bulk.send(peer.input(), data);
            byte[] received = connection.input().readNBytes(data.length);
            down.join();
            connection.output().write(data);
            connection.closeOutput();
            return received;
        });
    }

    private static void close(ServerSocket listening) {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(TlsConnection connection) throws IOException {
        connection.output().write(REQUEST);
        return NOTHING;
    }

    private byte[] exchange(TlsConnection connection, Optional<OutputStream> peer) throws IOException {
        CompletableFuture<Void> up = Bulk.send(connection.output(), data);
        CompletableFuture<Void> down = peer.map(input -> Bulk.send(input, data))
                .orElse(CompletableFuture.completedFuture(null));
        byte[] received = connection.input().readNBytes(data.length);
        up.join();
        down.join();
        connection.closeOutput();
        return received;
    }

    private void update(TlsConnection connection, Updater updater) throws IOException, InterruptedException {
        if (setting.update.isPresent()) {
            PeerSetting.Update update = setting.update.get();
            if (update.byPeer()) {
                updater.update(update.forBoth());
            } else {
                connection.updateKeys(update.forBoth());
            }
        }
    }

    /** What Parley's client sends early, if the peer's ticket permits. */
    private byte[] early() {
        return setting.isServer() ? setting.earlyData : NOTHING;
    }

    private Outcome.Ours attempt(TlsConnection connection, Traffic traffic) throws IOException, InterruptedException {
        return attempt(connection, NOTHING, traffic);
    }

    private Outcome.Ours attempt(TlsConnection connection, byte[] early, Traffic traffic) throws IOException, InterruptedException {
        try {
            if (early.length > 0) {
                connection.sendEarlyData(early);
            }
            connection.handshake();
            byte[] received = traffic.run();
            boolean ended = ends(connection);
            if (ended && setting.version == TlsVersion.TLS13) {
                // Nobody answers for its user (RFC 9846 section 6.1).
                connection.closeOutput();
            }
            return new Outcome.Ours(connection.info(), Optional.empty(), received, connection.earlyData(), ended, List.copyOf(steps));
        } catch (TlsException e) {
            return new Outcome.Ours(connection.info(), Optional.of(e), NOTHING, NOTHING, false, List.copyOf(steps));
        }
    }

    /** Whether what is left of the peer's data ends with close_notify. */
    private static boolean ends(TlsConnection connection) throws IOException {
        try {
            connection.input().readAllBytes();
            return true;
        } catch (TlsException e) {
            if (e.alert().isPresent()) {
                throw e;
            }
            return false;
        }
    }

    private interface Traffic {
        byte[] run() throws IOException, InterruptedException;
    }
}
