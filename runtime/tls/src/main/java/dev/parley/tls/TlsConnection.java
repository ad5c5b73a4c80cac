package dev.parley.tls;

import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blocking TLS connection over a connected socket. One thread may read while another writes. Every failure closes the
 * socket, after the alert is sent.
 */
public final class TlsConnection implements AutoCloseable {
    private static final int NETWORK_BUFFER = 1 << 15;
    private static final int EARLY_CHUNK = 1 << 10;
    private static final int LINGER_MILLIS = 500;

    private final Socket socket;
    private final TlsEngine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private final ByteBuffer incoming = ByteBuffer.allocate(NETWORK_BUFFER).flip();
    private final ByteBuffer outgoing = ByteBuffer.allocate(NETWORK_BUFFER);
    private final ByteBuffer earlyChunk = ByteBuffer.allocate(EARLY_CHUNK);
    private final ByteArrayOutputStream earlyData = new ByteArrayOutputStream();

    /** A connection of the engine over the socket; the handshake is still to come. */
    public TlsConnection(Socket socket, TlsEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /**
     * As a client, sends data before the handshake, if a session that is resumed permits it: whoever is on the way may record
     * it and send it again (RFC 9846 section 8), and the server may reject it, see {@link ConnectionInfo#earlyData}; then it
     * never arrived.
     *
     * @return how many bytes were sent, from the first on: no more than the server's ticket permits, often 0
     */
    public int sendEarlyData(byte[] data) throws IOException {
        return guarded(() -> {
            ByteBuffer rest = ByteBuffer.wrap(data);
            while (rest.hasRemaining() && writeEarly(rest)) {
                flush();
            }
            return rest.position();
        });
    }

    private boolean writeEarly(ByteBuffer rest) throws TlsException {
        synchronized (engine) {
            return !engine.isConnected() && engine.canWrite() && engine.write(rest) > 0;
        }
    }

    /**
     * Completes the handshake; a server collects the early data that comes meanwhile, see {@link #earlyData}.
     *
     * @throws TlsException if it fails
     * @throws IOException if the socket fails
     */
    public void handshake() throws IOException {
        guarded(() -> {
            flush();
            while (!connected()) {
                collectEarlyData();
                progress();
            }
            return null;
        });
    }

    /** Until it is read, the engine takes no more bytes. */
    private void collectEarlyData() {
        synchronized (engine) {
            while (engine.isEarly()) {
                int count = engine.read(earlyChunk.clear());
                earlyData.write(earlyChunk.array(), 0, count);
            }
        }
    }

    /**
     * What a client sent before the handshake was complete, at most {@link TlsConfig#maxEarlyData} bytes; {@link #input} goes on
     * after it. Who sent it may not be who completed the handshake, and may have sent it before (RFC 9846 section 8): only what
     * does no harm twice may be done with it.
     */
    public byte[] earlyData() {
        synchronized (engine) {
            return earlyData.toByteArray();
        }
    }

    /** What the handshake agreed on; absent before it is complete. */
    public Optional<ConnectionInfo> info() {
        synchronized (engine) {
            return engine.info();
        }
    }

    /** The peer's application data; -1 after its close_notify. */
    public InputStream input() {
        return new Input();
    }

    /** Sends application data. */
    public OutputStream output() {
        return new Output();
    }

    /**
     * Replaces the keys of what is sent (RFC 9846 section 4.7.3).
     *
     * @param requestPeer whether the peer should replace its keys, too
     * @throws IllegalStateException if there are none to replace: before the handshake is complete, in TLS 1.2, and after
     *     {@link #closeOutput}
     */
    public void updateKeys(boolean requestPeer) throws IOException {
        guarded(() -> {
            synchronized (engine) {
                engine.updateKeys(requestPeer);
            }
            flush();
            return null;
        });
    }

    /**
     * Keys for another protocol that are bound to this connection (RFC 9846 section 7.5, RFC 5705); both sides get the
     * same.
     *
     * @param label says what they are for, such as {@code EXPORTER-Channel-Binding}
     * @param context what else they depend on; in TLS 1.3 none is as good as an empty one
     * @param length how many bytes, at least 1
     * @return a secret, the caller's to close
     * @throws IllegalStateException before the handshake is complete, after the connection has ended, and in a
     *     connection of TLS 1.2 without the extended master secret
     */
    public Secret keyingMaterial(String label, Optional<Bytes> context, int length) throws TlsException {
        synchronized (engine) {
            return engine.keyingMaterial(label, context, length);
        }
    }

    /** Announces that no more data follows; the peer may still send until it closes (but in TLS 1.2 it will not). */
    public void closeOutput() throws IOException {
        guarded(() -> {
            synchronized (engine) {
                engine.closeOutput();
            }
            flush();
            return null;
        });
    }

    /** Sends close_notify if that is still possible, wipes the secrets and closes the socket. */
    @Override
    public void close() throws IOException {
        boolean peerClosed;
        synchronized (engine) {
            peerClosed = engine.isInputClosed();
            try {
                engine.closeOutput();
            } catch (TlsException e) {
                // The connection ended before; whoever used it was told.
            }
            engine.close();
        }
        leave(peerClosed);
    }

    private boolean connected() {
        synchronized (engine) {
            return engine.isConnected();
        }
    }

    /**
     * Does one thing that brings the connection forward: a task, bytes that are here, or bytes from the network. It sends
     * only what that calls for, never another thread's data: a reader that waited for a peer's reading would keep a peer
     * waiting that does the same.
     */
    private void progress() throws IOException {
        boolean advanced;
        boolean answers;
        synchronized (engine) {
            int before = engine.pendingOutput();
            advanced = runTask() || receive();
            answers = engine.pendingOutput() > before;
        }
        if (answers) {
            answer();
        }
        if (!advanced) {
            readNetwork();
        }
    }

    /** Sends what that calls for. A peer that gave up does not read it; then what it said last tells more than the socket. */
    private void answer() throws IOException {
        try {
            flush();
        } catch (SocketException e) {
            throw lastWords().map(IOException.class::cast).orElse(e);
        }
    }

    /** The fatal alert that still waits to be read, if there is one. */
    private Optional<TlsException> lastWords() {
        try {
            while (true) {
                boolean received;
                synchronized (engine) {
                    received = receive();
                }
                if (!received) {
                    readNetwork();
                }
            }
        } catch (TlsException e) {
            return Optional.of(e).filter(end -> end.alert().isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean runTask() throws TlsException {
        Optional<Runnable> task = engine.task();
        if (task.isPresent()) {
            task.get().run();
            engine.proceed();
        }
        return task.isPresent();
    }

    private boolean receive() throws TlsException {
        int before = incoming.remaining();
        if (before > 0) {
            engine.receive(incoming);
        }
        return incoming.remaining() < before;
    }

    private void readNetwork() throws IOException {
        if (incoming.hasRemaining()) {
            throw new IOException("nothing can be received any more");
        }
        // Empty while it waits, so that a read that times out leaves nothing behind.
        incoming.clear().limit(0);
        int count = socket.getInputStream().read(incoming.array());
        incoming.limit(Math.max(count, 0));
        if (count < 0) {
            synchronized (engine) {
                engine.endOfInput();
            }
        }
    }

    private void flush() throws IOException {
        writing.lock();
        try {
            writeOut();
        } finally {
            writing.unlock();
        }
    }

    /** Only under the lock, so that records leave in their order. */
    private void writeOut() throws IOException {
        while (true) {
            outgoing.clear();
            synchronized (engine) {
                if (engine.transmit(outgoing) == 0) {
                    return;
                }
            }
            socket.getOutputStream().write(outgoing.array(), 0, outgoing.position());
        }
    }

    private <T> T guarded(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (TlsException e) {
            leave(false);
            throw e;
        }
    }

    /**
     * Sends what is left, an alert above all, and closes the socket. Unless the peer is through, what it sends meanwhile is
     * read for a moment: a socket that is closed over unread bytes resets the connection, and the peer might never see the
     * end. A writer that is stuck because the peer does not read is not waited for.
     */
    private void leave(boolean peerClosed) {
        try (socket) {
            if (!writing.tryLock(LINGER_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            try {
                writeOut();
            } finally {
                writing.unlock();
            }
            if (!peerClosed) {
                socket.shutdownOutput();
                drain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The peer is gone, or silent; it got what it could get.
        }
    }

    private void drain() throws IOException {
        socket.setSoTimeout(LINGER_MILLIS);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
        InputStream rest = socket.getInputStream();
        byte[] unread = new byte[NETWORK_BUFFER];
        while (System.nanoTime() < deadline && rest.read(unread) >= 0) {
            // Nobody wants it.
        }
    }

    /** A piece of work that may end the connection. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /** Reads application data. */
    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            return guarded(() -> {
                while (true) {
                    synchronized (engine) {
                        int count = engine.read(ByteBuffer.wrap(target, offset, length));
                        if (count > 0) {
                            return count;
                        }
                        if (engine.isInputClosed()) {
                            break;
                        }
                    }
                    progress();
                }
                return -1;
            });
        }

        @Override
        public void close() throws IOException {
            TlsConnection.this.close();
        }
    }

    /** Writes application data. */
    private final class Output extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            guarded(() -> {
                ByteBuffer data = ByteBuffer.wrap(source, offset, length);
                while (data.hasRemaining()) {
                    synchronized (engine) {
                        if (!engine.canWrite()) {
                            throw new IOException("no application data can be sent now");
                        }
                        engine.write(data);
                    }
                    TlsConnection.this.flush();
                }
                return null;
            });
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
