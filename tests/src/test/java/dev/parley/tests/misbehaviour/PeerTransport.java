package dev.parley.tests.misbehaviour;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.handshake.Endpoint;
import dev.parley.tls.record.EpochProtection;
import dev.parley.tls.record.RecordProtection;
import dev.parley.tls.record.RecordReader;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.util.ArrayList;
import java.util.List;

/** Collects what the machine of a scripted peer wants to send, flight by flight. */
final class PeerTransport implements Transport {
    private final EpochProtection protections;
    private final RecordReader reader;
    private List<Event> flight = new ArrayList<>();
    private Endpoint endpoint;

    PeerTransport(TlsConfig config, RecordReader reader) {
        this.protections = new EpochProtection(config.crypto().aead(), config.recordPadding(),
                config.recordsPerKey());
        this.reader = reader;
    }

    /** The side whose messages this carries. */
    void serve(Endpoint side) {
        endpoint = side;
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
        if (kind == Message.TLS13_NEW_SESSION_TICKET) {
            endpoint.beside(kind, body);
        }
    }

    @Override
    public void moved(Step step) {
        // Nobody watches the peer.
    }

    private RecordProtection protection(EpochKeys keys) {
        return protections.under(keys);
    }
}
