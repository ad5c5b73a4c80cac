package dev.parley.tls;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AeadCipher;
import dev.parley.tls.record.AeadProtection;
import dev.parley.tls.record.RecordPadding;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.record.TrafficProtection;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.SessionKeys;
import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Secret;
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
    private final TlsConfig config;
    private final Consumer<Step> trace;
    private Bytes plaintext = Bytes.EMPTY;
    private AlertDescription peerAlert;
    private boolean keysChanged;
    private boolean peerClosed;
    private boolean outputClosed;
    private boolean renegotiationRequested;

    EngineTransport(Records records, FloodGuard guard, TlsConfig config, Consumer<Step> trace) {
        this.records = records;
        this.guard = guard;
        this.config = config;
        this.trace = trace;
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
        if (kind == Message.APPLICATION_DATA) {
            plaintext = body;
            guard.data(body.length());
        } else if (kind == Message.CLOSE_NOTIFY) {
            peerClosed = true;
        } else if (kind == Message.FATAL_ALERT) {
            peerAlert = AlertDescription.of(body.get(DESCRIPTION_AT));
        } else {
            renegotiationRequested |= kind == Message.HELLO_REQUEST || kind == Message.RENEGOTIATION;
            guard.idle();
        }
    }

    @Override
    public void moved(Step step) {
        trace.accept(step);
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
        if (!(keys instanceof SessionKeys session)) {
            throw new IllegalArgumentException("no record protection for the epoch " + keys.epoch());
        }
        keysChanged = true;
        AeadAlgorithm algorithm = AeadAlgorithm.named(session.aead().label())
                .orElseThrow(() -> new IllegalArgumentException("no primitive for " + session.aead().label()));
        try (session) {
            AeadCipher cipher = config.crypto().aead().key(algorithm, session.key());
            return new AeadProtection(cipher, session.iv(), session.aead().recordIvLength());
        }
    }

    /** Protection in an epoch of TLS 1.3; the key and the IV stay the caller's to wipe. */
    RecordProtection traffic(AeadAlgorithm algorithm, Secret key, Secret iv) {
        return new TrafficProtection(config.crypto().aead().key(algorithm, key), iv, RecordPadding.none());
    }
}
