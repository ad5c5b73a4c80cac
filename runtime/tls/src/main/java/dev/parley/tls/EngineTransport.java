package dev.parley.tls;

import dev.parley.tls.handshake.Endpoint;
import dev.parley.tls.record.EpochProtection;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.tls13.KeyUpdateRequest;
import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Carries out what the machine says: records, keys, and the messages beside the flow. */
final class EngineTransport implements Transport {
    /** The machine has checked that an alert has two bytes, the second its description. */
    private static final int DESCRIPTION_AT = 1;

    private final Records records;
    private final FloodGuard guard;
    private final EpochProtection protections;
    private final Consumer<Step> trace;
    private Endpoint endpoint;
    private Bytes plaintext = Bytes.EMPTY;
    private AlertDescription peerAlert;
    private boolean plaintextIsEarly;
    private long earlyBytes;
    private boolean updateRequested;
    private boolean sizeLimited;
    private boolean keysChanged;
    private boolean peerClosed;
    private boolean outputClosed;
    private boolean renegotiationRequested;

    EngineTransport(Records records, FloodGuard guard, TlsConfig config, Consumer<Step> trace) {
        this.records = records;
        this.guard = guard;
        this.protections = new EpochProtection(config.crypto().aead(), config.recordPadding(),
                config.recordsPerKey());
        this.trace = trace;
    }

    /** The side whose messages this carries; to be told before its machine starts. */
    void serve(Endpoint side) {
        endpoint = side;
    }

    @Override
    public void send(int contentType, Bytes message, boolean endsRecord) {
        records.append(contentType, message);
        if (endsRecord) {
            records.flush();
        }
    }

    @Override
    public void writeKeys(EpochKeys keys) {
        records.protectWrites(protection(keys));
    }

    @Override
    public void readKeys(EpochKeys keys) {
        guard.keyChange();
        records.protectReads(protection(keys));
    }

    @Override
    public void ambient(MessageKind kind, Bytes body) {
        switch ((Message) kind) {
            case APPLICATION_DATA -> data(body);
            case CLOSE_NOTIFY -> peerClosed = true;
            case FATAL_ALERT, WARNING_ALERT -> {
                peerAlert = AlertDescription.of(body.get(DESCRIPTION_AT));
                guard.idle();
            }
            case TLS13_NEW_SESSION_TICKET -> {
                endpoint.beside(kind, body);
                guard.idle();
            }
            case KEY_UPDATE -> updateRequested |= KeyUpdateRequest.of(body.get(0)).equals(KeyUpdateRequest.UPDATE_REQUESTED);
            case HELLO_REQUEST, RENEGOTIATION -> {
                renegotiationRequested = true;
                guard.idle();
            }
            default -> guard.idle();
        }
    }

    /** What comes before the end of the handshake is early data: the peer may not have sent it now, or only once. */
    private void data(Bytes body) {
        plaintext = body;
        plaintextIsEarly = !endpoint.machine().isDone();
        if (plaintextIsEarly) {
            earlyBytes += body.length();
        }
        guard.data(body.length());
    }

    @Override
    public void moved(Step step) {
        trace.accept(step);
        if (!sizeLimited) {
            endpoint.sizeLimits().ifPresent(limits -> {
                sizeLimited = true;
                records.limit(limits);
            });
        }
    }

    /** Whether the plaintext that waits came as early data. */
    boolean plaintextIsEarly() {
        return hasPlaintext() && plaintextIsEarly;
    }

    /** How many bytes of early data came. */
    long earlyBytes() {
        return earlyBytes;
    }

    /** Whether the peer asked for new keys since the last call. */
    boolean takeUpdateRequest() {
        boolean requested = updateRequested;
        updateRequested = false;
        return requested;
    }

    boolean hasPlaintext() {
        return !plaintext.isEmpty();
    }

    int read(ByteBuffer into) {
        int count = Math.min(plaintext.length(), into.remaining());
        plaintext.slice(0, count).read((array, offset, length) -> into.put(array, offset, length));
        plaintext = plaintext.slice(count);
        if (count > 0 && plaintext.isEmpty()) {
            records.next();
        }
        return count;
    }

    void dropPlaintext() {
        plaintext = Bytes.EMPTY;
    }

    /** Whether a direction got keys since the last call. */
    boolean takeKeyChange() {
        boolean changed = keysChanged;
        keysChanged = false;
        return changed;
    }

    boolean peerClosed() {
        return peerClosed;
    }

    /** The last alert that came, other than those that close the connection in order. */
    AlertDescription peerAlert() {
        return peerAlert;
    }

    /** Whether the peer asked for a new handshake since the last call. */
    boolean takeRenegotiationRequest() {
        boolean requested = renegotiationRequested;
        renegotiationRequested = false;
        return requested;
    }

    boolean outputClosed() {
        return outputClosed;
    }

    void closeOutput() {
        outputClosed = true;
    }

    private RecordProtection protection(EpochKeys keys) {
        keysChanged = true;
        return protections.under(keys);
    }
}
