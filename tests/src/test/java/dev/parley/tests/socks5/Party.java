package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.ClientMachine;
import dev.parley.tests.socks5.spec.ClientPolicy;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.tests.socks5.spec.ServerPolicy;
import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A machine, what it wants sent, the data that it let through, and the steps that it took. */
final class Party<M extends Machine> implements Transport {
    private final M machine;
    private final List<Step> steps = new ArrayList<>();
    private List<Bytes> sent = new ArrayList<>();
    private List<Bytes> data = new ArrayList<>();

    private Party(Function<Transport, M> machine) {
        this.machine = machine.apply(this);
    }

    static Party<ClientMachine> client(ClientPolicy policy) {
        return new Party<>(transport -> new ClientMachine(policy, transport));
    }

    static Party<ServerMachine> server(ServerPolicy policy) {
        return new Party<>(transport -> new ServerMachine(policy, transport));
    }

    M machine() {
        return machine;
    }

    /** Lets the machine begin. */
    Party<M> start() throws ProtocolException {
        machine.start();
        return this;
    }

    /** Takes bytes of the peer. */
    void receive(Bytes bytes) throws ProtocolException {
        machine.receive(MessageKind.NONE, bytes);
    }

    /** What was to be sent since the last call. */
    Bytes takeSent() {
        Bytes all = Bytes.concat(sent);
        sent = new ArrayList<>();
        return all;
    }

    /** The peer's data since the last call. */
    Bytes takeData() {
        Bytes all = Bytes.concat(data);
        data = new ArrayList<>();
        return all;
    }

    /** The messages of the flow so far. */
    String path() {
        return String.join(" ", steps.stream().map(step -> step.message().label()).toList());
    }

    @Override
    public void send(int contentType, Bytes message, boolean endsRecord) {
        sent.add(message);
    }

    @Override
    public void ambient(MessageKind kind, Bytes body) {
        data.add(body);
    }

    @Override
    public void moved(Step step) {
        steps.add(step);
    }

    @Override
    public void writeKeys(EpochKeys keys) {
        throw new IllegalStateException("nothing is protected here");
    }

    @Override
    public void readKeys(EpochKeys keys) {
        throw new IllegalStateException("nothing is protected here");
    }
}
