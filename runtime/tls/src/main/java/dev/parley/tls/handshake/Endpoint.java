package dev.parley.tls.handshake;

import dev.parley.tls.ConnectionInfo;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.util.Optional;

/** One side of a connection: the generated machine together with the policy that fills its messages. */
public interface Endpoint extends AutoCloseable {
    /** The machine of this side's role. */
    Machine machine();

    /** What the handshake agreed on; only after it is complete. */
    ConnectionInfo info();

    /** The secrets of the connection are known: time to log them, if somebody asked for it. */
    void keysReady() throws ProtocolException;

    /** Keeps the session, if it may be resumed, or gives the peer what it needs for that. */
    void handshakeDone() throws ProtocolException;

    /** Takes notice of a message beside the flow that the machine accepted. */
    default void beside(MessageKind kind, Bytes body) {
    }

    /** The limits on the size of records, once both are known. */
    Optional<SizeLimits> sizeLimits();

    /** How many bytes of early data may be sent. */
    default long earlyDataLimit() {
        return 0;
    }

    /** Whether TLS 1.3 was negotiated. */
    boolean isTls13();

    /** Whether the connection exports keys once its handshake is complete: RFC 7627 section 5.4 forbids some to. */
    boolean exportsKeys();

    /** Keys that are bound to the connection (RFC 9846 section 7.5, RFC 5705). */
    Secret keyingMaterial(Bytes label, Optional<Bytes> context, int length) throws ProtocolException;

    /** Forgets the session that was offered, resumed or made, after a fatal alert. */
    void forgetSession();

    /** Wipes all secrets. */
    @Override
    void close();
}
