package dev.parley.tests.socks5;

import dev.parley.tests.peer.Sockets;
import dev.parley.tests.socks5.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.Machine;
import dev.parley.wire.ProtocolException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;

/**
 * One end of a connection: a machine of either role, and the socket that carries what it says. One thread may receive while
 * another one sends; neither waits for the other's socket calls.
 */
final class SocksEnd<M extends Machine> implements Closeable {
    private static final int CHUNK = 1 << 14;

    private final Party<M> party;
    private final Socket socket;

    private interface Call {
        void run() throws ProtocolException;
    }

    SocksEnd(Party<M> party, Socket socket) throws IOException {
        this.party = party;
        this.socket = Sockets.guard(socket);
    }

    Party<M> party() {
        return party;
    }

    /** Runs the flow to its end. */
    void shakeHands() throws IOException, ProtocolException {
        call(party.machine()::start);
        while (!party.machine().isDone()) {
            if (!receive()) {
                throw new EOFException("the peer left in state " + party.machine().state());
            }
        }
    }

    /** Waits for the peer's data; none at all once the peer has ended its side. */
    Bytes read() throws IOException, ProtocolException {
        Bytes data = party.takeData();
        while (data.isEmpty() && receive()) {
            data = party.takeData();
        }
        return data;
    }

    /** Sends data. */
    void write(Bytes data) throws IOException, ProtocolException {
        call(() -> party.machine().sendAmbient(Message.DATA, data));
    }

    /** Sends what the machine, which is closed, does not send. */
    void writeLast(Bytes message) throws IOException {
        socket.getOutputStream().write(message.toByteArray());
    }

    /** Sends no more. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        party.machine().close();
        socket.close();
    }

    private boolean receive() throws IOException, ProtocolException {
        byte[] chunk = new byte[CHUNK];
        int count = socket.getInputStream().read(chunk);
        if (count < 0) {
            return false;
        }
        call(() -> party.receive(Bytes.wrap(chunk, 0, count)));
        return true;
    }

    private void call(Call call) throws IOException, ProtocolException {
        Bytes due = Bytes.EMPTY;
        try {
            synchronized (party) {
                try {
                    call.run();
                } finally {
                    due = party.takeSent();
                }
            }
        } finally {
            writeLast(due);
        }
    }
}
