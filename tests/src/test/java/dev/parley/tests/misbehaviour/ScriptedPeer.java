package dev.parley.tests.misbehaviour;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.MemoryEnd;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.handshake.ClientEndpoint;
import dev.parley.tls.handshake.Endpoint;
import dev.parley.tls.handshake.ServerEndpoint;
import dev.parley.tls.record.Opening;
import dev.parley.tls.record.RecordReader;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer that knows the protocol and breaks it: the generated machine of its role says what to send and computes keys,
 * and an {@link Edit} changes each flight before it is sent. It never sends an alert of its own.
 */
final class ScriptedPeer implements MemoryEnd {
    private final Edit edit;
    private final RecordReader reader = new RecordReader();
    private final PeerTransport transport;
    private final RecordScript script;
    private final List<Event.Sent> records = new ArrayList<>();
    private Endpoint endpoint;
    private boolean edited;
    private boolean finished;

    private ScriptedPeer(TlsConfig config, Edit edit, int recordSize) {
        this.edit = edit;
        this.script = new RecordScript(recordSize);
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
        transport.serve(own);
        advance(() -> endpoint.machine().start());
        return this;
    }

    /** Sends something outside of the script. */
    void send(Event... events) {
        transport.add(events);
    }

    /** Sends a message beside the flow, with what it does to the keys. */
    void sendBeside(MessageKind kind, Bytes body) {
        advance(() -> endpoint.machine().sendAmbient(kind, body));
    }

    /** Whether the edit found something to change. */
    boolean wasEdited() {
        return edited;
    }

    /** Whether the honest part of it has completed the handshake. */
    boolean isConnected() {
        return endpoint.machine().isDone() && !endpoint.machine().isClosed();
    }

    /** What came, record by record, without protection. */
    List<Event.Sent> records() {
        return List.copyOf(records);
    }

    /** The alerts that came. */
    List<Alert> alerts() {
        return records.stream().filter(record -> record.contentType() == ContentType.ALERT.code())
                .map(Event.Sent::content)
                .map(alert -> new Alert(AlertLevel.of(alert.get(0)), AlertDescription.of(alert.get(1)))).toList();
    }

    /** The application data that came. */
    Bytes received() {
        return Bytes.concat(records.stream()
                .filter(record -> record.contentType() == ContentType.APPLICATION_DATA.code())
                .map(Event.Sent::content).toList());
    }

    @Override
    public byte[] take() {
        List<Event> flight = transport.takeFlight();
        List<Event> changed = finished ? flight : edit.apply(flight);
        edited |= !changed.equals(flight);
        finished = endpoint.machine().isDone();
        return script.write(changed);
    }

    @Override
    public void give(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        advance(() -> {
            while (reader.fill(from)) {
                Machine machine = endpoint.machine();
                Opening opening = reader.open(machine.mayLag(), machine.skipsUnreadable());
                Bytes content = Bytes.wrap(reader.content().toByteArray());
                int type = reader.contentType();
                reader.next();
                if (opening != Opening.DISCARDED) {
                    accept(type, content, opening == Opening.LATE);
                }
            }
        });
    }

    private void accept(int type, Bytes content, boolean late) throws ProtocolException {
        records.add(new Event.Sent(type, content));
        Machine machine = endpoint.machine();
        if (late) {
            machine.receiveLate(type, content);
        } else if (machine.isReading()) {
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
