package dev.parley.tests.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** An engine of {@code javax.net.ssl} as one end in memory. */
public final class JsseEnd implements DataEnd {
    private static final int CHUNK = 1 << 15;

    private final SSLEngine engine;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private ByteBuffer unread = ByteBuffer.allocate(0);
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private SSLException failure;
    private boolean closing;

    /** An end that begins its handshake. */
    public JsseEnd(SSLEngine engine) throws SSLException {
        this.engine = engine;
        engine.beginHandshake();
    }

    /** The engine itself. */
    public SSLEngine engine() {
        return engine;
    }

    @Override
    public byte[] received() {
        return received.toByteArray();
    }

    /** What ended the connection before its time. */
    public Optional<SSLException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void send(byte[] data) {
        unsent = ByteBuffer.wrap(data);
    }

    /** {@code javax.net.ssl} has a new handshake for that, and does not say who is to take part. */
    @Override
    public void updateKeys(boolean bothEnds) {
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            failure = e;
        }
    }

    @Override
    public void closeOutput() {
        engine.closeOutbound();
        closing = true;
    }

    @Override
    public byte[] take() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (wrapOnce(all) || runTasks() || unwrapOnce()) {
            // Something was produced, decided or consumed, which may have waited for what was produced; there may be more.
        }
        return all.toByteArray();
    }

    @Override
    public void give(byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(unread.remaining() + bytes.length);
        unread = all.put(unread).put(bytes).flip();
        while (unwrapOnce() || runTasks()) {
            // Something was consumed or decided; there may be more.
        }
    }

    private boolean wrapOnce(ByteArrayOutputStream into) {
        HandshakeStatus status = engine.getHandshakeStatus();
        boolean handshaking = status == HandshakeStatus.NEED_WRAP;
        boolean data = status == HandshakeStatus.NOT_HANDSHAKING && unsent.hasRemaining();
        // Bouncy Castle throws here what it got in between, although its output is done; Conscrypt does not ask to be wrapped.
        if (!handshaking && (engine.isOutboundDone() || !data && !closing)) {
            return false;
        }
        ByteBuffer out = ByteBuffer.allocate(CHUNK);
        try {
            engine.wrap(unsent, out);
        } catch (SSLException e) {
            boolean alertMayFollow = failure == null;
            failure = failure == null ? e : failure;
            return alertMayFollow;
        }
        into.write(out.array(), 0, out.position());
        return out.position() > 0;
    }

    private boolean unwrapOnce() {
        if (!unread.hasRemaining() || engine.isInboundDone()
                || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            return false;
        }
        ByteBuffer out = ByteBuffer.allocate(CHUNK);
        try {
            SSLEngineResult result = engine.unwrap(unread, out);
            received.write(out.array(), 0, out.position());
            return result.getStatus() != Status.BUFFER_UNDERFLOW
                    && (result.bytesConsumed() > 0 || result.bytesProduced() > 0);
        } catch (SSLException e) {
            failure = failure == null ? e : failure;
            return false;
        }
    }

    private boolean runTasks() {
        boolean ran = false;
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
            ran = true;
        }
        return ran;
    }
}
