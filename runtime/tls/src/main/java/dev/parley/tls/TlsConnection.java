package dev.parley.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A blocking TLS connection over a connected socket. One thread may read while another writes. Every failure closes the
 * socket, after the alert is sent.
 */
public final class TlsConnection implements AutoCloseable {
    private static final int NETWORK_BUFFER = 1 << 15;
    private static final int LINGER_MILLIS = 500;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Socket socket;
    private final TlsEngine engine;
    private final Object writing = new Object();
    private final ByteBuffer incoming = ByteBuffer.allocate(NETWORK_BUFFER).flip();
    private final ByteBuffer outgoing = ByteBuffer.allocate(NETWORK_BUFFER);

    /** A connection of the engine over the socket; the handshake is still to come. */
    public TlsConnection(Socket socket, TlsEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /**
     * Completes the handshake.
     *
     * @throws TlsException if it fails
     * @throws IOException if the socket fails
     */
    public void handshake() throws IOException {
        guarded(() -> {
            flush();
            while (!connected()) {
                progress();
            }
            return null;
        });
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
        try (socket) {
            synchronized (engine) {
                engine.closeOutput();
            }
            flush();
        } catch (IOException e) {
            // The peer is gone; there is nobody left to tell.
        } finally {
            synchronized (engine) {
                engine.close();
            }
        }
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
            flush();
        }
        if (!advanced) {
            readNetwork();
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
        boolean arrived = incoming.hasRemaining();
        if (arrived) {
            engine.receive(incoming);
        }
        return arrived;
    }

    private void readNetwork() throws IOException {
        incoming.clear();
        int count = socket.getInputStream().read(incoming.array());
        incoming.limit(Math.max(count, 0));
        if (count < 0) {
            synchronized (engine) {
                engine.endOfInput();
            }
        }
    }

    private void flush() throws IOException {
        synchronized (writing) {
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
    }

    private <T> T guarded(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (TlsException e) {
            abandon();
            throw e;
        }
    }

    /**
     * Sends what is left, the alert above all, and closes the socket. What the peer sends meanwhile is read for a moment:
     * a socket that is closed over unread bytes resets the connection, and the peer might never see the alert.
     */
    private void abandon() {
        try (socket) {
            flush();
            socket.shutdownOutput();
            socket.setSoTimeout(LINGER_MILLIS);
            long deadline = System.nanoTime() + LINGER_MILLIS * NANOS_PER_MILLI;
            InputStream rest = socket.getInputStream();
            byte[] unread = new byte[NETWORK_BUFFER];
            while (System.nanoTime() < deadline && rest.read(unread) >= 0) {
                // Nobody wants it.
            }
        } catch (IOException e) {
            // The peer is gone, or silent; it got what it could get.
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
