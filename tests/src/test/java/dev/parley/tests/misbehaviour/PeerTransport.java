package dev.parley.tests.misbehaviour;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.record.AeadProtection;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.record.RecordReader;
import dev.parley.tls.spec.SessionKeys;
import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.util.ArrayList;
import java.util.List;

/** Collects what the machine of a scripted peer wants to send, flight by flight. */
final class PeerTransport implements Transport {
    private final TlsConfig config;
    private final RecordReader reader;
    private List<Event> flight = new ArrayList<>();

    PeerTransport(TlsConfig config, RecordReader reader) {
        this.config = config;
        this.reader = reader;
    }

    void add(Event... events) {
        flight.addAll(List.of(events));
    }

    List<Event> takeFlight() {
        List<Event> taken = List.copyOf(flight);
        flight = new ArrayList<>();
        return taken;
    }

    @Override
    public void send(int contentType, Bytes message, boolean endsRecord) {
        flight.add(new Event.Sent(contentType, message));
    }

    @Override
    public void writeKeys(EpochKeys keys) {
        flight.add(new Event.NewKeys(protection(keys)));
    }

    @Override
    public void readKeys(EpochKeys keys) {
        reader.protect(protection(keys));
    }

    @Override
    public void ambient(MessageKind kind, Bytes body) {
        // The peer looks at what it receives itself.
    }

    @Override
    public void moved(Step step) {
        // Nobody watches the peer.
    }

    private RecordProtection protection(EpochKeys keys) {
        try (SessionKeys session = (SessionKeys) keys) {
            AeadAlgorithm algorithm = AeadAlgorithm.named(session.aead().label()).orElseThrow();
            return new AeadProtection(config.crypto().aead().key(algorithm, session.key()), session.iv(),
                    session.aead().recordIvLength());
        }
    }
}
