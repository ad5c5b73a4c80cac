package dev.parley.tls;

import dev.parley.tls.handshake.ClientEndpoint;
import dev.parley.tls.handshake.Endpoint;
import dev.parley.tls.handshake.ServerEndpoint;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.tls13.KeyUpdate;
import dev.parley.tls.spec.tls13.KeyUpdateRequest;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One side of a TLS connection: bytes in, bytes out, without sockets or threads. The caller moves bytes between
 * {@link #receive}, {@link #transmit} and the network, runs {@link #task tasks} where it likes, and reads and writes
 * application data. Not safe for use by many threads; only a task may run beside, and then nothing else.
 *
 * <p>Every failure is a {@link TlsException}; its alert, if this side sent one, is then ready to be transmitted.
 */
public final class TlsEngine implements AutoCloseable {
    /** {@link #write} takes no more data while so many bytes wait to be transmitted. */
    private static final int HIGH_WATER = 1 << 17;

    private final TlsConfig config;
    private final boolean isClient;
    private final Endpoint endpoint;
    private final Records records;
    private final FloodGuard guard = new FloodGuard();
    private final EngineTransport transport;
    private Runnable task;
    private boolean taskDone;
    private long earlyWritten;
    private boolean doneAnnounced;
    private TlsException failure;

    private TlsEngine(TlsConfig config, boolean isClient, Consumer<Step> trace, Function<Transport, Endpoint> side)
            throws TlsException {
        this.config = config;
        this.isClient = isClient;
        records = isClient ? Records.client() : Records.server(config.maxEarlyData());
        transport = new EngineTransport(records, guard, config, trace);
        endpoint = side.apply(transport);
        transport.serve(endpoint);
        guarded(() -> endpoint.machine().start());
    }

    /**
     * A client that wants to talk to {@code serverName}, a host name or IP address that the server's certificate must
     * bear. Its first flight is ready to be transmitted.
     *
     * @throws IllegalArgumentException if the name is neither a DNS name nor an IP address, or the configuration does not
     *     serve a client; the message says what to do
     */
    public static TlsEngine client(TlsConfig config, String serverName, Consumer<Step> trace) throws TlsException {
        ConfigChecks.checkClient(config);
        return new TlsEngine(config, true, trace,
                transport -> new ClientEndpoint(config, serverName, transport));
    }

    /**
     * A server that waits for a client.
     *
     * @throws IllegalArgumentException if the configuration does not serve a server; the message says what to do
     */
    public static TlsEngine server(TlsConfig config, Consumer<Step> trace) throws TlsException {
        ConfigChecks.checkServer(config);
        return new TlsEngine(config, false, trace, transport -> new ServerEndpoint(config, transport));
    }

    /**
     * Takes bytes that came from the peer, as many as it can use now: it stops while a task is due, while application data
     * waits to be read, and at the end of the peer's data.
     *
     * @throws TlsException if the peer broke the protocol or sent a fatal alert
     */
    public void receive(ByteBuffer from) throws TlsException {
        guarded(() -> {
            while (canReceive() && records.fill(from)) {
                accept();
            }
        });
    }

    /** Whether {@link #receive} would take bytes now. */
    public boolean canReceive() {
        return failure == null && task == null && !transport.hasPlaintext() && !transport.peerClosed()
                && (isConnected() || !transport.outputClosed()) && endpoint.machine().isReading();
    }

    /**
     * The network has no more bytes.
     *
     * @throws IllegalStateException while application data waits to be read
     * @throws TlsException if the peer did not announce the end with close_notify
     */
    public void endOfInput() throws TlsException {
        if (transport.hasPlaintext()) {
            throw new IllegalStateException("application data waits to be read");
        }
        guarded(() -> {
            if (!transport.peerClosed()) {
                throw TlsException.truncated(isConnected() ? "the connection ended without close_notify"
                        : "the connection ended during the handshake");
            }
        });
    }

    /** Moves bytes for the peer into the buffer, as many as fit, and returns their number. */
    public int transmit(ByteBuffer into) {
        return records.drain(into);
    }

    /** How many bytes wait to be transmitted. */
    public int pendingOutput() {
        return records.pendingOutput();
    }

    /**
     * Slow work that must be done before the handshake goes on; it may run on any thread, once. {@link #proceed} follows.
     */
    public Optional<Runnable> task() {
        if (task != null || failure != null) {
            return Optional.empty();
        }
        Runnable pending = endpoint.machine().pendingTask();
        if (pending == null) {
            return Optional.empty();
        }
        task = pending;
        taskDone = false;
        return Optional.of(() -> {
            pending.run();
            taskDone = true;
        });
    }

    /**
     * Goes on after a task has run.
     *
     * @throws IllegalStateException if there is none, or it has not run
     * @throws TlsException if its result ends the handshake
     */
    public void proceed() throws TlsException {
        if (task == null || !taskDone) {
            throw new IllegalStateException("no task has run");
        }
        task = null;
        guarded(() -> endpoint.machine().resume());
    }

    /** Whether the handshake is complete. */
    public boolean isConnected() {
        return endpoint.machine().isDone();
    }

    /**
     * Whether application data can be written now. Before the handshake is complete that is early data of a client, which
     * somebody may record and send again (RFC 9846 section 8), or data of a server that does not know yet who the client is.
     */
    public boolean canWrite() {
        return failure == null && task == null && endpoint.machine().maySend(Message.APPLICATION_DATA)
                && (isConnected() || !isClient || earlyWritten < endpoint.earlyDataLimit());
    }

    /** Whether the data that waits to be read came as early data, which may be a replay (RFC 9846 section 8). */
    public boolean isEarly() {
        return transport.plaintextIsEarly();
    }

    /**
     * Replaces the keys of what is sent (RFC 9846 section 4.7.3).
     *
     * @param requestPeer whether the peer should replace its keys, too
     * @throws IllegalStateException if the connection has none to replace: before the handshake is complete, in TLS 1.2, and
     *     after {@link #closeOutput}
     */
    public void updateKeys(boolean requestPeer) throws TlsException {
        if (failure == null && !endpoint.machine().maySend(Message.KEY_UPDATE)) {
            throw new IllegalStateException("no keys can be replaced now");
        }
        guarded(() -> update(requestPeer ? KeyUpdateRequest.UPDATE_REQUESTED : KeyUpdateRequest.UPDATE_NOT_REQUESTED));
    }

    private void update(KeyUpdateRequest request) throws ProtocolException {
        endpoint.machine().sendAmbient(Message.KEY_UPDATE, new KeyUpdate(request).toBytes());
    }

    /**
     * Protects application data, as much as is reasonable before something is transmitted, and returns how many bytes it
     * took. Until the handshake is complete a client can write as much early data as the server's ticket permits.
     *
     * @throws IllegalStateException unless {@link #canWrite}
     */
    public int write(ByteBuffer from) throws TlsException {
        if (failure == null && !canWrite()) {
            throw new IllegalStateException("no application data can be sent now");
        }
        int before = from.remaining();
        guarded(() -> {
            while (from.hasRemaining() && records.pendingOutput() < HIGH_WATER && canWrite()) {
                writeRecord(from);
            }
        });
        return before - from.remaining();
    }

    private void writeRecord(ByteBuffer from) throws ProtocolException {
        if (records.shouldUpdate() && endpoint.machine().maySend(Message.KEY_UPDATE)) {
            // RFC 9846 section 5.5
            update(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
        }
        if (isConnected() || !isClient) {
            records.write(ContentType.APPLICATION_DATA, from);
            return;
        }
        int rest = from.limit();
        int allowed = (int) Math.min(from.remaining(), endpoint.earlyDataLimit() - earlyWritten);
        from.limit(from.position() + allowed);
        int before = from.remaining();
        records.write(ContentType.APPLICATION_DATA, from);
        earlyWritten += before - from.remaining();
        from.limit(rest);
    }

    /** Moves received application data into the buffer, as much as fits, and returns the number of bytes. */
    public int read(ByteBuffer into) {
        return transport.read(into);
    }

    /** Whether received application data waits to be read. */
    public boolean hasPlaintext() {
        return transport.hasPlaintext();
    }

    /** Whether the peer said that it sends no more. */
    public boolean isInputClosed() {
        return transport.peerClosed();
    }

    /** Whether nothing can be sent any more, beyond what waits to be transmitted. */
    public boolean isOutputClosed() {
        return transport.outputClosed() || failure != null;
    }

    /**
     * Announces that this side sends no more: close_notify. "Each party is required to send a close_notify alert before
     * closing the write side of the connection" (RFC 5246 section 7.2.1).
     */
    public void closeOutput() throws TlsException {
        if (failure == null) {
            guarded(this::sendCloseNotify);
        }
    }

    /** What the handshake agreed on; absent before it is complete. */
    public Optional<ConnectionInfo> info() {
        return isConnected() ? Optional.of(endpoint.info()) : Optional.empty();
    }

    /**
     * Keys for another protocol that are bound to this connection (RFC 9846 section 7.5, RFC 5705); both sides get the
     * same.
     *
     * @param label says what they are for, such as {@code EXPORTER-Channel-Binding}
     * @param context what else they depend on; in TLS 1.3 none is as good as an empty one
     * @param length how many bytes, at least 1
     * @return a secret, the caller's to close
     * @throws IllegalStateException before the handshake is complete, after the connection has failed or was closed,
     *     and in a connection of TLS 1.2 without the extended master secret, where RFC 7627 section 5.4 forbids it
     * @throws TlsException if the primitives fail
     */
    public Secret keyingMaterial(String label, Optional<Bytes> context, int length) throws TlsException {
        if (failure != null || !isConnected()) {
            throw new IllegalStateException("there is no connection to take keys from");
        }
        if (!endpoint.exportsKeys()) {
            throw new IllegalStateException("without an extended master secret no keys may be taken");
        }
        if (length < 1) {
            throw new IllegalArgumentException("keys of " + length + " bytes");
        }
        Secret[] exported = new Secret[1];
        guarded(() -> exported[0] = endpoint.keyingMaterial(Bytes.ofUtf8(label), context, length));
        return exported[0];
    }

    /** The name of the machine's state, as the specification calls it. */
    public String state() {
        return endpoint.machine().state();
    }

    /** Wipes all secrets and what was not read; what waits to be transmitted still can be. Later calls fail. */
    @Override
    public void close() {
        if (failure == null) {
            failure = TlsException.truncated("this side closed the connection");
        }
        transport.dropPlaintext();
        endpoint.close();
        records.close();
    }

    private void accept() throws ProtocolException, TlsException {
        switch (records.open(endpoint.machine())) {
            case CURRENT -> {
                int type = records.contentType();
                guard.record(type);
                checkContiguous(type);
                Bytes content = records.content();
                boolean data = type == ContentType.APPLICATION_DATA.code();
                endpoint.machine().receive(type, data ? content : Bytes.wrap(content.toByteArray()));
            }
            case LATE -> endpoint.machine().receiveLate(records.contentType(),
                    Bytes.wrap(records.content().toByteArray()));
            case DISCARDED -> {}
        }
        if (transport.earlyBytes() > config.maxEarlyData()) {
            // RFC 9846 section 4.7.1
            throw new ProtocolException(AlertDescription.UNEXPECTED_MESSAGE, "more early data than the ticket permits");
        }
        if (!transport.hasPlaintext()) {
            records.next();
        }
        guard.check();
        if (endpoint.machine().isClosed() && transport.peerAlert() != null) {
            throw TlsException.received(transport.peerAlert());
        }
        if (transport.peerClosed()) {
            if (!isConnected()) {
                throw TlsException.truncated("the peer closed the connection during the handshake");
            }
            if (!endpoint.isTls13()) {
                // RFC 5246 section 7.2.1: the other party MUST respond with a close_notify alert of its own.
                sendCloseNotify();
            }
        }
        if (transport.takeUpdateRequest() && endpoint.machine().maySend(Message.KEY_UPDATE)) {
            // RFC 9846 section 4.7.3: "prior to sending its next Application Data record"; not all send any.
            update(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
        }
        refuseRenegotiation();
    }

    /**
     * RFC 9846 section 5.1: "if a handshake message is split over two or more records, there MUST NOT be any other
     * records between them"; but a change_cipher_spec is dropped wherever it comes (section 5). TLS 1.2 has no such rule.
     */
    private void checkContiguous(int type) throws ProtocolException {
        if (endpoint.isTls13() && endpoint.machine().isWithinMessage() && type != ContentType.HANDSHAKE.code()
                && type != ContentType.CHANGE_CIPHER_SPEC.code()) {
            throw new ProtocolException(AlertDescription.UNEXPECTED_MESSAGE,
                    "a record of type " + type + " between those of a handshake message");
        }
    }

    /** RFC 5246 section 7.2.2: a request to negotiate anew is answered with the warning no_renegotiation. */
    private void refuseRenegotiation() throws ProtocolException {
        if (transport.takeRenegotiationRequest() && isConnected()
                && endpoint.machine().maySend(Message.WARNING_ALERT)) {
            endpoint.machine().sendAmbient(Message.WARNING_ALERT,
                    new Alert(AlertLevel.WARNING, AlertDescription.NO_RENEGOTIATION).toBytes());
        }
    }

    private void sendCloseNotify() throws ProtocolException {
        if (!transport.outputClosed() && endpoint.machine().maySend(Message.CLOSE_NOTIFY)) {
            endpoint.machine().sendAmbient(Message.CLOSE_NOTIFY,
                    new Alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY).toBytes());
            records.flush();
            transport.closeOutput();
        }
    }

    private void guarded(Work work) throws TlsException {
        if (failure != null) {
            throw failure.again();
        }
        try {
            work.run();
            announce();
            if (endpoint.machine().pendingTask() == null) {
                // What a flight has before a task goes into one record with what follows.
                records.flush();
            }
        } catch (TlsException e) {
            throw fail(e, Optional.empty());
        } catch (ProtocolException e) {
            AlertDescription alert = AlertDescription.of(e.alert().code());
            throw fail(TlsException.sent(alert, e.getMessage(), e), Optional.of(alert));
        } catch (RuntimeException | StackOverflowError e) {
            throw fail(TlsException.sent(AlertDescription.INTERNAL_ERROR, "internal failure: " + e, e),
                    Optional.of(AlertDescription.INTERNAL_ERROR));
        }
    }

    private void announce() throws ProtocolException {
        if (transport.takeKeyChange()) {
            endpoint.keysReady();
        }
        if (!doneAnnounced && isConnected()) {
            doneAnnounced = true;
            endpoint.handshakeDone();
        }
    }

    private TlsException fail(TlsException cause, Optional<AlertDescription> alert) {
        failure = cause;
        // RFC 5246 section 7.2.1: nothing follows this side's close_notify.
        alert.filter(description -> !transport.outputClosed()).ifPresent(description -> records.lastWords(new Alert(AlertLevel.FATAL, description).toBytes()));
        if (cause.alert().isPresent()) {
            endpoint.forgetSession();
        }
        close();
        return cause;
    }

    /** A piece of work that may end the connection. */
    private interface Work {
        void run() throws ProtocolException, TlsException;
    }
}
