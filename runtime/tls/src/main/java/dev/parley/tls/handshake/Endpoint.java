package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;

/** One side of a connection: the generated machine together with the policy that fills its messages. */
public interface Endpoint extends AutoCloseable {
    /** The machine of this side's role. */
    Machine machine();

    /** What the handshake agreed on; only after it is complete. */
    ConnectionInfo info();

    /** The secrets of the connection are known: time to log them, if somebody asked for it. */
    void keysReady() throws ProtocolException;

    /** Keeps the session, if it may be resumed. */
    void handshakeDone() throws ProtocolException;

    /** Forgets the session that was offered, resumed or made, after a fatal alert. */
    void forgetSession();

    /** Wipes all secrets. */
    @Override
    void close();
}
