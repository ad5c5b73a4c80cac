package dev.parley.tests.peer;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.TlsException;
import dev.parley.wire.Step;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parley's engine as one end in memory: runs its tasks at once and reads all data. */
public final class EngineEnd implements DataEnd {
    private static final int CHUNK = 1 << 15;

    private final TlsEngine engine;
    private final List<Step> steps;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private ByteBuffer unread = ByteBuffer.allocate(0);
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private TlsException failure;
    private int early;

    private EngineEnd(TlsEngine engine, List<Step> steps) {
        this.engine = engine;
        this.steps = steps;
    }

    /** A client that expects {@link Identities#HOST}. */
    public static EngineEnd client(TlsConfig config) {
        return client(config, Identities.HOST);
    }

    /** A client that expects the host. */
    public static EngineEnd client(TlsConfig config, String host) {
        List<Step> steps = new ArrayList<>();
        try {
            return new EngineEnd(TlsEngine.client(config, host, steps::add), steps);
        } catch (TlsException e) {
            throw new AssertionError(e);
        }
    }

    /** A server. */
    public static EngineEnd server(TlsConfig config) {
        List<Step> steps = new ArrayList<>();
        try {
            return new EngineEnd(TlsEngine.server(config, steps::add), steps);
        } catch (TlsException e) {
            throw new AssertionError(e);
        }
    }

    /** The engine itself. */
    public TlsEngine engine() {
        return engine;
    }

    /** The steps that its machine took. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void updateKeys(boolean bothEnds) {
        guarded(() -> engine.updateKeys(bothEnds));
    }

    /** The early data that came, which may be a replay; {@link #received} begins with it. */
    public byte[] early() {
        return Arrays.copyOf(received.toByteArray(), early);
    }

    /** The application data that came behind it. */
    public byte[] receivedAfterEarly() {
        return Arrays.copyOfRange(received.toByteArray(), early, received.size());
    }

    @Override
    public byte[] received() {
        return received.toByteArray();
    }

    /** What ended the connection before its time. */
    public Optional<TlsException> failure() {
        return Optional.ofNullable(failure);
    }

    /** What the handshake agreed on; fails with the reason if it did not succeed. */
    public ConnectionInfo connected() {
        if (failure != null) {
            throw new AssertionError("not connected in state " + engine.state(), failure);
        }
        return engine.info().orElseThrow(() -> new AssertionError("not connected in state " + engine.state()));
    }

    @Override
    public void send(byte[] data) {
        unsent = ByteBuffer.wrap(data);
    }

    @Override
    public void closeOutput() {
        guarded(engine::closeOutput);
    }

    /** Says that the other end is gone. */
    public void endOfInput() {
        guarded(engine::endOfInput);
    }

    @Override
    public byte[] take() {
        if (unsent.hasRemaining() && failure == null && engine.canWrite()) {
            guarded(() -> engine.write(unsent));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(CHUNK);
        while (engine.transmit(part.clear()) > 0) {
            all.write(part.array(), 0, part.position());
        }
        return all.toByteArray();
    }

    @Override
    public void give(byte[] bytes) {
        byte[] all = Arrays.copyOf(remaining(), unread.remaining() + bytes.length);
        System.arraycopy(bytes, 0, all, all.length - bytes.length, bytes.length);
        unread = ByteBuffer.wrap(all);
        if (failure == null) {
            guarded(this::work);
        }
    }

    private byte[] remaining() {
        byte[] rest = new byte[unread.remaining()];
        unread.duplicate().get(rest);
        return rest;
    }

    private void work() throws TlsException {
        boolean moved = true;
        while (moved) {
            moved = runTask() || readData() || receive();
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

    private boolean readData() {
        ByteBuffer part = ByteBuffer.allocate(CHUNK);
        boolean isEarly = engine.isEarly();
        int count = engine.read(part);
        received.write(part.array(), 0, count);
        early += isEarly ? count : 0;
        return count > 0;
    }

    private boolean receive() throws TlsException {
        if (!unread.hasRemaining() || !engine.canReceive()) {
            return false;
        }
        engine.receive(unread);
        return true;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (TlsException e) {
            failure = e;
        }
    }

    private interface Work {
        void run() throws TlsException;
    }
}
