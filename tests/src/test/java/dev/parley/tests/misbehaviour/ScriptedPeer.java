package dev.parley.tests.misbehaviour;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MemoryEnd;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.handshake.ClientEndpoint;
import dev.parley.tls.handshake.Endpoint;
import dev.parley.tls.handshake.ServerEndpoint;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.record.RecordReader;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer that knows the protocol and breaks it: the generated machine of its role says what to send and computes keys, and
 * an {@link Edit} changes each flight before it is sent. It never sends an alert of its own.
 */
final class ScriptedPeer implements MemoryEnd {
    private final Edit edit;
    private final RecordReader reader = new RecordReader();
    private final PeerTransport transport;
    private final RecordScript records;
    private final List<Alert> alerts = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Endpoint endpoint;
    private boolean edited;
    private boolean finished;

    private ScriptedPeer(TlsConfig config, Edit edit, int recordSize) {
        this.edit = edit;
        this.records = new RecordScript(recordSize);
        this.transport = new PeerTransport(config, reader);
    }

    /** A client of {@link Identities#HOST} that puts so many bytes of handshake messages into a record. */
    static ScriptedPeer client(TlsConfig config, Edit edit, int recordSize) {
        ScriptedPeer peer = new ScriptedPeer(config, edit, recordSize);
        return peer.start(new ClientEndpoint(config, Identities.HOST, peer.transport));
    }

    /** A server that puts so many bytes of handshake messages into a record. */
    static ScriptedPeer server(TlsConfig config, Edit edit, int recordSize) {
        ScriptedPeer peer = new ScriptedPeer(config, edit, recordSize);
        return peer.start(new ServerEndpoint(config, peer.transport));
    }

    private ScriptedPeer start(Endpoint own) {
        endpoint = own;
        advance(() -> endpoint.machine().start());
        return this;
    }

    /** Sends something outside of the script. */
    void send(Event... events) {
        transport.add(events);
    }

    /** Whether the edit found something to change. */
    boolean wasEdited() {
        return edited;
    }

    /** Whether the honest part of it has completed the handshake. */
    boolean isConnected() {
        return endpoint.machine().isDone() && !endpoint.machine().isClosed();
    }

    /** The alerts that came. */
    List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** The application data that came. */
    Bytes received() {
        return Bytes.wrap(received.toByteArray());
    }

    @Override
    public byte[] take() {
        List<Event> flight = transport.takeFlight();
        List<Event> changed = finished ? flight : edit.apply(flight);
        edited |= !changed.equals(flight);
        finished = endpoint.machine().isDone();
        return records.write(changed);
    }

    @Override
    public void give(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        advance(() -> {
            while (reader.fill(from)) {
                Bytes content = Bytes.wrap(reader.open().toByteArray());
                int type = reader.contentType();
                reader.next();
                accept(type, content);
            }
        });
    }

    private void accept(int type, Bytes content) throws ProtocolException {
        if (type == ContentType.ALERT.code()) {
            alerts.add(Alert.decode(new dev.parley.wire.Reader(content, "Alert", AlertDescription.DECODE_ERROR)));
        } else if (type == ContentType.APPLICATION_DATA.code()) {
            content.read(received::write);
        }
        Machine machine = endpoint.machine();
        if (machine.isReading()) {
            machine.receive(type, content);
        }
        for (Runnable task = machine.pendingTask(); task != null; task = machine.pendingTask()) {
            task.run();
            machine.resume();
        }
        if (isConnected() && !finished) {
            endpoint.handshakeDone();
        }
    }

    /** Its own view of the protocol may break down, since what it sent is not what it meant to send. */
    private static void advance(Action action) {
        try {
            action.run();
        } catch (ProtocolException e) {
            // The engine under test is what matters; the alerts that it sent are kept.
        }
    }

    private interface Action {
        void run() throws ProtocolException;
    }
}
